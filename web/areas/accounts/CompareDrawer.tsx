import { useState } from 'react';
import type { ReactNode } from 'react';
import {
  AppButton,
  ErrorState,
  Icon,
  IconArrowsJoin,
  IconArrowsSplit,
  Missing,
  PageSkeleton,
  ScrollRegion,
  showFailure,
  showUndo,
  SideDrawer,
  useRefusalText,
  useT,
} from '#ui';
import { useAct } from '#web/app/api';
import { workflowsContract } from '#workflows/contract';
import { AccountLink } from './AccountName.tsx';
import styles from './compare.module.css';
import { useComparedFields } from './compared-fields.ts';
import type { ComparedField } from './compared-fields.ts';
import type { DuplicatePair, MergeObject } from './records.ts';
import { accountScreens } from './messages/index.ts';

const { merge, undoMerge } = workflowsContract.operations;
const refreshes = ['accounts', 'ledger', 'identification'];
const sides = [0, 1] as const;
type Side = (typeof sides)[number];

type Props = {
  readonly object: MergeObject;
  readonly pair: DuplicatePair;
  readonly onClose: () => void;
  readonly onDismiss: () => void;
};

/** Whose value stays unless somebody chooses: the kept record's, where it has one. */
const usualSide = ({ texts }: ComparedField, survivor: Side): Side =>
  texts[survivor] === '' ? (survivor === 0 ? 1 : 0) : survivor;

/** Two records field by field: choose which record is kept and whose values stay, or say that they differ. */
export const CompareDrawer = ({ object, pair, onClose, onDismiss }: Props): ReactNode => {
  const t = useT(accountScreens);
  const refusalText = useRefusalText();
  const [survivor, setSurvivor] = useState<Side>(0);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const ids = [pair.a.id, pair.b.id] as const;
  const records = [pair.a, pair.b] as const;
  const { fields, error } = useComparedFields(object, ids);
  const join = useAct(merge, { refreshes });
  const part = useAct(undoMerge, { refreshes });
  const sideOf = (field: ComparedField): Side => chosen[field.key] ?? usualSide(field, survivor);

  const handleMerge = async (): Promise<void> => {
    const taken = (fields ?? []).filter((field) => field.isChosen && sideOf(field) !== survivor);
    const other = survivor === 0 ? 1 : 0;
    try {
      const { id } = await join.run({
        object,
        survivorId: ids[survivor],
        mergedIds: [ids[other]],
        fields: Object.fromEntries(taken.map(({ key }) => [key, ids[other]])),
      });
      onClose();
      showUndo(t('merges.done', { name: records[survivor].name }), () => part.run({ id }));
    } catch (refusal) {
      showFailure(refusalText(refusal));
    }
  };
  return (
    <SideDrawer isOpen onClose={onClose} title={t('duplicates.compareTitle')} size="wide">
      {error === null ? null : <ErrorState error={error} />}
      {fields === undefined && error === null ? <PageSkeleton /> : null}
      {fields === undefined ? null : (
        <>
          <p className={styles['hint']}>{t('merges.hint')}</p>
          <ScrollRegion name={t('duplicates.compareTitle')} className={styles['scroll']}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('duplicates.field')}</th>
                  {sides.map((side) => (
                    <th key={side} scope="col">
                      {object === 'account' ? <AccountLink account={records[side]} /> : records[side].name}
                      <label className={styles['choice']}>
                        <input
                          type="radio"
                          name="survivor"
                          checked={survivor === side}
                          onChange={() => setSurvivor(side)}
                        />
                        {t('merges.keep')}
                      </label>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {fields.map((field) => (
                  <tr key={field.key} data-differs={field.texts[0] !== field.texts[1]}>
                    <th scope="row">{field.label}</th>
                    {sides.map((side) => (
                      <td key={side} data-taken={field.isChosen && sideOf(field) === side}>
                        {field.isChosen ? (
                          <label className={styles['choice']}>
                            <input
                              type="radio"
                              name={field.key}
                              aria-label={`${field.label}: ${field.texts[side] || t('notFilled')}`}
                              checked={sideOf(field) === side}
                              onChange={() => setChosen({ ...chosen, [field.key]: side })}
                            />
                            {field.texts[side] === '' ? <Missing reason={t('notFilled')} /> : field.texts[side]}
                          </label>
                        ) : field.texts[side] === '' ? (
                          <Missing reason={t('notFilled')} />
                        ) : (
                          field.texts[side]
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
      <div className={styles['foot']}>
        <AppButton
          kind="primary"
          icon={<Icon of={IconArrowsJoin} size={16} />}
          isBusy={join.isBusy}
          isDisabled={fields === undefined}
          onClick={() => void handleMerge()}
        >
          {t('merges.merge')}
        </AppButton>
        <AppButton icon={<Icon of={IconArrowsSplit} size={16} />} onClick={onDismiss}>
          {t('duplicates.dismiss')}
        </AppButton>
      </div>
    </SideDrawer>
  );
};
