import type { ReactNode } from 'react';
import { reciprocalKinds } from '#domain/pricing';
import { DecimalField, Form, Panel, SegmentField, TextAreaField, TextField, useT, useWords } from '#ui';
import { AccountPicker } from '#web/accounts';
import { JudgementPanel } from '../form/JudgementPanel.tsx';
import { LineEditor } from '../form/LineEditor.tsx';
import type { ProductRef } from '../form/ProductPicker.tsx';
import { useFormJudgement } from '../form/use-form-judgement.ts';
import formStyles from '../form/form.module.css';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import { emptyBill, emptyTheirs } from './reciprocal-form.ts';
import type { ReciprocalForm } from './reciprocal-form.ts';
import { RowList } from './RowList.tsx';

type Props = {
  readonly form: ReciprocalForm;
  readonly onCancel: () => void;
  readonly account?: Parameters<typeof AccountPicker>[0]['current'];
  readonly isAccountFixed?: boolean;
  readonly known?: readonly ProductRef[];
};

const What = ({ form, account = null, isAccountFixed = false }: Omit<Props, 'onCancel'>): ReactNode => {
  const t = useT(pricingPurchases);
  return (
    <Panel title={t('reciprocal.what')}>
      <div className={styles['fields']}>
        <AccountPicker
          {...form.field('accountId')}
          label={t('account')}
          current={account}
          isDisabled={isAccountFixed}
          isRequired
        />
        <TextField
          {...form.field('title')}
          label={t('form.title')}
          placeholder={t('reciprocal.titleExample')}
          maxLength={200}
          isRequired
        />
        <SegmentField
          name={t('reciprocal.kind')}
          value={form.values.kind ?? 'exchange'}
          choices={reciprocalKinds.map((value) => ({ value, label: t(`reciprocal.kinds.${value}`) }))}
          onChange={(kind) => form.set('kind', kind)}
        />
        <TextAreaField {...form.field('note')} label={t('note')} isPlain rows={2} />
      </div>
    </Panel>
  );
};

const Theirs = ({ form }: Pick<Props, 'form'>): ReactNode => {
  const t = useT(pricingPurchases);
  const { currency } = useWords();
  return (
    <RowList
      rows={form.values.theirs ?? []}
      empty={emptyTheirs}
      addText={t('reciprocal.addGoods')}
      nameOf={(at) => t('reciprocal.goodsName', { n: at + 1 })}
      removeTextOf={(at) => t('reciprocal.removeGoods', { n: at + 1 })}
      onChange={(rows) =>
        form.set(
          'theirs',
          rows.map(({ quantity = '1', ...row }) => ({ ...row, quantity })),
        )
      }
    >
      {({ text, quantity, price, source }, change) => (
        <>
          <div className={lineStyles['wideField']}>
            <TextField
              label={t('reciprocal.goods')}
              value={text}
              maxLength={200}
              onChange={(value) => change({ text: value ?? '' })}
              isRequired
            />
          </div>
          <DecimalField
            label={t('quantity')}
            value={quantity === undefined || quantity === '' ? null : quantity}
            onChange={(value) => change({ quantity: value ?? '' })}
            isRequired
          />
          <DecimalField
            label={t('reciprocal.worth')}
            unit={currency}
            value={price === '' ? null : price}
            onChange={(value) => change({ price: value ?? '' })}
            isRequired
          />
          <div className={lineStyles['wideField']}>
            <TextField
              label={t('reciprocal.source')}
              placeholder={t('reciprocal.sourceExample')}
              value={source}
              maxLength={200}
              onChange={(value) => change({ source: value ?? '' })}
              isRequired
            />
          </div>
        </>
      )}
    </RowList>
  );
};

const OurBills = ({ form }: Pick<Props, 'form'>): ReactNode => {
  const t = useT(pricingPurchases);
  const { currency } = useWords();
  return (
    <RowList
      rows={form.values.ourBills ?? []}
      empty={emptyBill}
      addText={t('reciprocal.addBill')}
      nameOf={(at) => t('reciprocal.billName', { n: at + 1 })}
      removeTextOf={(at) => t('reciprocal.removeBill', { n: at + 1 })}
      onChange={(rows) => form.set('ourBills', rows)}
    >
      {({ text, amount, source }, change) => (
        <>
          <TextField
            label={t('reciprocal.bill')}
            value={text}
            maxLength={200}
            onChange={(value) => change({ text: value ?? '' })}
            isRequired
          />
          <DecimalField
            label={t('reciprocal.entryAmount')}
            unit={currency}
            value={amount === '' ? null : amount}
            onChange={(value) => change({ amount: value ?? '' })}
            isRequired
          />
          <TextField
            label={t('reciprocal.source')}
            value={source}
            maxLength={200}
            onChange={(value) => change({ source: value ?? '' })}
            isRequired
          />
        </>
      )}
    </RowList>
  );
};

/** One form for new exchanges and offsets and their drafts: both sides with their value and its source. */
export const ReciprocalFields = (props: Props): ReactNode => {
  const { form, onCancel, known = [] } = props;
  const t = useT(pricingPurchases);
  const { accountId, lines, kind } = form.values;
  const judged = useFormJudgement({ accountId, lines });
  const isOffset = kind === 'offset';
  return (
    <div className={formStyles['formPage']}>
      <Form form={form} submitText={t('form.save')} onCancel={onCancel}>
        <What {...props} />
        <Panel title={t(isOffset ? 'reciprocal.ourBills' : 'reciprocal.ours')}>
          {isOffset ? (
            <OurBills form={form} />
          ) : (
            <LineEditor
              lines={lines ?? []}
              known={known}
              judged={judged.byLine}
              days={judged.judgement?.window.days ?? 0}
              error={form.field('lines').error}
              onChange={(next) => form.set('lines', next)}
            />
          )}
        </Panel>
        <Panel title={t('reciprocal.theirs')}>
          <Theirs form={form} />
        </Panel>
      </Form>
      <div className={formStyles['aside']}>
        {isOffset ? null : (
          <JudgementPanel
            judgement={judged.judgement}
            error={judged.error}
            isBehind={judged.isBehind}
            say={(outcome, needs) => t(`reciprocal.outcomes.${outcome}`, { needs })}
          />
        )}
      </div>
    </div>
  );
};
