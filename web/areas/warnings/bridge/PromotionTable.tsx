import { useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import {
  Form,
  Icon,
  IconAction,
  IconPencil,
  Money,
  ScrollRegion,
  showNote,
  SideDrawer,
  TextField,
  useContractForm,
  useT,
} from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { warningScreens } from '../messages/index.ts';
import { warningReads } from '../shared/data.ts';
import type { Bridge } from '../shared/data.ts';
import styles from '../warnings.module.css';

const { namePromotion } = ledgerContract.operations;
const shown = 10;
type Promotion = Bridge['promotions'][number];

const NameForm = ({
  promotion,
  onClose,
}: {
  readonly promotion: Promotion;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(warningScreens);
  const save = useAct(namePromotion, { refreshes: warningReads });
  const form = useContractForm({
    schema: namePromotion.input,
    initial: { code: promotion.promotion, name: promotion.name },
    onSubmit: async (input) => {
      await save.run(input);
      showNote(t('acts.done'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('bridge.saveName')} onCancel={onClose}>
      <p>{t('bridge.nameText', { code: promotion.promotion })}</p>
      <TextField {...form.field('name')} label={t('bridge.promotion')} isRequired hasAutoFocus />
    </Form>
  );
};

/** What was sold under promotions, the largest loss first; a number can be given a name. */
export const PromotionTable = ({ promotions }: Pick<Bridge, 'promotions'>): ReactNode => {
  const t = useT(warningScreens);
  const mayName = useMay('products.write');
  const [naming, setNaming] = useState<Promotion | null>(null);
  if (promotions.length === 0) return null;
  const title = t('bridge.promotions');
  return (
    <>
      <h3 className={styles['part']}>{title}</h3>
      <ScrollRegion name={title} className={styles['scroll']}>
        <table className={styles['table']} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('bridge.promotion')}</th>
              <th scope="col">{t('bridge.net')}</th>
              <th scope="col">{t('bridge.margin')}</th>
            </tr>
          </thead>
          <tbody>
            {promotions.slice(0, shown).map((row) => (
              <tr key={row.promotion}>
                <th scope="row">
                  {row.name ?? row.promotion}{' '}
                  {row.name === null ? null : <span className={styles['quiet']}>{row.promotion}</span>}
                  {mayName ? (
                    <IconAction
                      size="small"
                      name={t('bridge.nameIt', { code: row.promotion })}
                      icon={<Icon of={IconPencil} size={14} />}
                      onClick={() => setNaming(row)}
                    />
                  ) : null}
                </th>
                <td>
                  <Money value={row.netAfter} />
                </td>
                <td>
                  <Money value={row.marginAfter} reason={t('hidden')} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <SideDrawer isOpen={naming !== null} onClose={() => setNaming(null)} title={t('bridge.naming')}>
        {naming === null ? null : <NameForm promotion={naming} onClose={() => setNaming(null)} />}
      </SideDrawer>
    </>
  );
};
