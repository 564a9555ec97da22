import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { offsetEntryKinds } from '#domain/pricing';
import {
  AppButton,
  DateField,
  DateText,
  DecimalField,
  Form,
  Money,
  Panel,
  Price,
  Quantity,
  ScrollRegion,
  SelectField,
  SideDrawer,
  StatLine,
  TextAreaField,
  TextField,
  showNote,
  useActorName,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { RecordFiles } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Purchase, Reciprocal } from '../shared/data.ts';
import tableStyles from '../shared/rate-table.module.css';
import { ApproveButton } from './ApproveButton.tsx';
import { BidLines } from './BidLines.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import purchaseStyles from './purchases.module.css';

const { addOffsetEntry, settleReciprocal } = pricingContract.operations;

type Props = { readonly purchase: Purchase; readonly reciprocal: Reciprocal };
type FormProps = { readonly purchase: Purchase; readonly onClose: () => void };

const EntryForm = ({ purchase, onClose }: FormProps): ReactNode => {
  const t = useT(pricingPurchases);
  const { currency } = useWords();
  const enter = useAct(addOffsetEntry, { refreshes: pricingReads });
  const form = useContractForm({
    schema: addOffsetEntry.input,
    initial: { id: purchase.id, kind: 'our-goods' },
    onSubmit: async (input) => {
      await enter.run(input);
      showNote(t('reciprocal.entered'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('reciprocal.entry')} onCancel={onClose}>
      <p className={styles['quiet']}>{t('reciprocal.entryHint')}</p>
      <SelectField
        {...form.field('kind')}
        value={form.values.kind ?? 'our-goods'}
        label={t('reciprocal.entryKind')}
        choices={offsetEntryKinds.map((value) => ({ value, label: t(`reciprocal.entryKinds.${value}`) }))}
      />
      <DecimalField {...form.field('value')} label={t('reciprocal.entryAmount')} unit={currency} isRequired />
      <DateField {...form.field('on')} label={t('reciprocal.on')} />
      <TextField {...form.field('description')} label={t('reciprocal.description')} maxLength={300} isRequired />
      <TextField {...form.field('source')} label={t('reciprocal.proof')} maxLength={300} />
    </Form>
  );
};

const SettleForm = ({ purchase, onClose }: FormProps): ReactNode => {
  const t = useT(pricingPurchases);
  const settle = useAct(settleReciprocal, { refreshes: pricingReads });
  const form = useContractForm({
    schema: settleReciprocal.input,
    initial: { id: purchase.id, version: purchase.version },
    onSubmit: async (input) => {
      const { number } = await settle.run(input);
      showNote(t('reciprocal.settled', { number }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('reciprocal.settle')} onCancel={onClose}>
      <p className={styles['quiet']}>{t('reciprocal.settleHint')}</p>
      <TextField {...form.field('source')} label={t('reciprocal.proof')} maxLength={300} isRequired />
      <TextAreaField
        {...form.field('explanation')}
        label={t('reciprocal.explanation')}
        hint={t('reciprocal.explanationHint')}
        isPlain
        rows={2}
      />
    </Form>
  );
};

const Ledger = ({ reciprocal: { entries } }: Pick<Props, 'reciprocal'>): ReactNode => {
  const t = useT(pricingPurchases);
  const number = tableStyles['number'];
  if (entries.length === 0) return <p className={styles['quiet']}>{t('reciprocal.ledgerNone')}</p>;
  return (
    <ScrollRegion name={t('reciprocal.ledger')} className={tableStyles['scroll']}>
      <table className={tableStyles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('reciprocal.description')}</th>
            <th scope="col">{t('reciprocal.on')}</th>
            {[t('reciprocal.entryAmount'), t('reciprocal.balance')].map((head) => (
              <th key={head} scope="col" className={number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ entryNo, kind, on, description, source, amount, balance }) => (
            <tr key={entryNo}>
              <th scope="row">
                {t(`reciprocal.entryKinds.${kind}`)}
                <span className={styles['under']}>
                  {description}
                  {source === null ? '' : ` · ${source}`}
                </span>
              </th>
              <td>
                <DateText value={on} />
              </td>
              <td className={number}>
                <Money value={amount} figure="full" withSymbol={false} />
              </td>
              <td className={number}>
                <Money value={balance} figure="full" withSymbol={false} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};

const Sides = ({ purchase, reciprocal }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  return (
    <>
      {reciprocal.kind === 'exchange' ? (
        <Panel title={t('reciprocal.ours')}>
          <BidLines purchase={purchase} />
        </Panel>
      ) : (
        <Panel title={t('reciprocal.ourBills')}>
          <ul className={purchaseStyles['people']}>
            {reciprocal.ourBills.map(({ text, amount, source }) => (
              <li key={`${text} ${source}`}>
                <span>
                  {text} <span className={styles['quiet']}>{source}</span>
                </span>
                <Price value={amount} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('reciprocal.theirs')}>
        <ul className={purchaseStyles['people']}>
          {reciprocal.theirs.map(({ text, quantity, price, source }) => (
            <li key={`${text} ${source}`}>
              <span>
                {text} <span className={styles['quiet']}>{source}</span>
              </span>
              <span>
                <Quantity value={quantity} /> × <Price value={price} />
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
};

const FinanceActs = ({ purchase }: Pick<Props, 'purchase'>): ReactNode => {
  const t = useT(pricingPurchases);
  const [open, setOpen] = useState<'entry' | 'settle' | null>(null);
  const { state } = purchase;
  if (state === 'draft') return <ApproveButton purchase={purchase} />;
  if (state !== 'committed') return null;
  const Part = open === 'settle' ? SettleForm : EntryForm;
  return (
    <>
      <AppButton size="small" onClick={() => setOpen('entry')}>
        {t('reciprocal.entry')}
      </AppButton>
      <AppButton size="small" onClick={() => setOpen('settle')}>
        {t('reciprocal.settle')}
      </AppButton>
      {open === null ? null : (
        <SideDrawer isOpen onClose={() => setOpen(null)} title={t(`reciprocal.${open}`)}>
          <Part purchase={purchase} onClose={() => setOpen(null)} />
        </SideDrawer>
      )}
    </>
  );
};

/** An exchange or offset: both sides with their value, and the ledger of what was given, down to nothing. */
export const ReciprocalBody = ({ purchase, reciprocal }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const nameOf = useActorName();
  const mayOffset = useMay('pricing.offset');
  const { approvedByName, explanation } = reciprocal;
  const given = (side: 'oursGiven' | 'theirsGiven', apart: 'oursApart' | 'theirsApart') => ({
    label: t(`reciprocal.${side}`),
    value: <Money value={reciprocal[side]} figure="full" />,
    note:
      reciprocal[apart].minor === '0' ? (
        t('reciprocal.asAgreed')
      ) : (
        <>
          {t('reciprocal.apart')} <Money value={reciprocal[apart]} figure="full" />
        </>
      ),
  });
  return (
    <div className={styles['stack']}>
      <StatLine
        stats={[
          { label: t('reciprocal.oursWorth'), value: <Money value={reciprocal.ours} figure="full" /> },
          { label: t('reciprocal.theirsWorth'), value: <Money value={reciprocal.theirsWorth} figure="full" /> },
          { label: t('reciprocal.difference'), value: <Money value={reciprocal.difference} figure="full" /> },
          given('oursGiven', 'oursApart'),
          given('theirsGiven', 'theirsApart'),
          {
            label: t('reciprocal.balance'),
            value: <Money value={reciprocal.balance} figure="full" />,
            note: t('reciprocal.balanceNote'),
          },
          {
            label: t('reciprocal.approval'),
            value:
              approvedByName === null
                ? t('reciprocal.notApproved')
                : t('reciprocal.approvedBy', { name: nameOf(approvedByName) }),
          },
        ]}
      />
      <Sides purchase={purchase} reciprocal={reciprocal} />
      <Panel title={t('reciprocal.ledger')} actions={mayOffset ? <FinanceActs purchase={purchase} /> : undefined}>
        <Ledger reciprocal={reciprocal} />
        {explanation === null ? null : (
          <p className={styles['quiet']}>{t('reciprocal.explained', { text: explanation })}</p>
        )}
      </Panel>
      <NotesPanel purchase={purchase} />
      <RecordFiles kind="purchase" record={purchase.id} frame="panel" />
    </div>
  );
};
