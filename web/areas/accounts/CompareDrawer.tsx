import type { ReactNode } from 'react';
import { AppButton, ErrorState, Icon, IconArrowsSplit, Missing, PageSkeleton, SideDrawer, useT } from '#ui';
import { AccountLink } from './AccountName.tsx';
import styles from './compare.module.css';
import { useComparedFields } from './compared-fields.ts';
import type { DuplicatePair } from './DuplicatePairs.tsx';
import type { MergeObject } from './DuplicatesPart.tsx';
import { accountScreens } from './messages/index.ts';

type Props = {
  readonly object: MergeObject;
  readonly pair: DuplicatePair;
  readonly onClose: () => void;
  readonly onDismiss: () => void;
};

/** Two records field by field; differences stand out. */
export const CompareDrawer = ({ object, pair, onClose, onDismiss }: Props): ReactNode => {
  const t = useT(accountScreens);
  const { fields, error } = useComparedFields(object, [pair.a.id, pair.b.id]);
  const head = (one: DuplicatePair['a']): ReactNode =>
    object === 'account' ? <AccountLink account={one} /> : one.name;
  return (
    <SideDrawer isOpen onClose={onClose} title={t('duplicates.compareTitle')} size="wide">
      {error === null ? null : <ErrorState error={error} />}
      {fields === undefined && error === null ? <PageSkeleton /> : null}
      {fields === undefined ? null : (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('duplicates.field')}</th>
                <th scope="col">{head(pair.a)}</th>
                <th scope="col">{head(pair.b)}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ key, label, texts }) => (
                <tr key={key} data-differs={texts[0] !== texts[1]}>
                  <th scope="row">{label}</th>
                  {texts.map((text, at) => (
                    <td key={at}>{text === '' ? <Missing reason={t('notFilled')} /> : text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles['foot']}>
        <AppButton icon={<Icon of={IconArrowsSplit} size={16} />} onClick={onDismiss}>
          {t('duplicates.dismiss')}
        </AppButton>
      </div>
    </SideDrawer>
  );
};
