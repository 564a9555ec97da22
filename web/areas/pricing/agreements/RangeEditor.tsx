import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { formatBp } from '#kernel/format';
import {
  AppButton,
  DecimalField,
  ErrorState,
  Icon,
  IconAction,
  IconPlus,
  IconTrash,
  PercentField,
  SelectField,
  useT,
  useWords,
} from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { ProductPicker } from '../form/ProductPicker.tsx';
import type { ProductRef } from '../form/ProductPicker.tsx';
import { pricingAgreements, pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import { rolesText, verdictText } from '../shared/texts.ts';
import type { AgreementForm } from './agreement-form.ts';
import type { RangeJudgement } from './use-range-judgement.ts';

const { listProductLines } = pricingContract.operations;
type ProductLine = z.output<typeof listProductLines.output>['rows'][number];

type Range = NonNullable<NonNullable<AgreementForm['values']['ranges']>>[number];
type Judged = NonNullable<RangeJudgement['judged'][number]>;

const emptyRange: Range = { lineId: '', fromBp: 0, toBp: 0, quantity: '' };

/** What the deepest point of one range comes to: allowed, to be asked for, or stopped by products that are named. */
const RangeVerdict = ({ judged }: { readonly judged: Judged }): ReactNode => {
  const t = useT(pricingAgreements);
  const words = useT(pricingScreens);
  const { language } = useWords();
  const covered = t('ranges.covered', { n: judged.covered });
  const share = judged.judgedBp === null ? '—' : formatBp(judged.judgedBp, language);
  if (judged.stopped > 0)
    return (
      <div className={styles['refusal']}>
        {t('ranges.stopped', { n: judged.stopped })}
        <ul>
          {judged.stopping.map(({ product, verdict }) => (
            <li key={product.id}>
              {t('ranges.stoppedLine', {
                product: shownNameOf(product, language),
                code: product.code,
                verdict: verdictText({ verdict, authorityBp: 0, needs: [] }, { t: words, language }),
              })}
            </li>
          ))}
        </ul>
      </div>
    );
  const isOwn = judged.needs.length === 0;
  const needs = rolesText(judged.needs, { t: words, language });
  return (
    <p className={styles['outcome']} data-tone={isOwn ? 'good' : 'ask'}>
      {isOwn ? t('ranges.fine', { covered, share }) : t('ranges.request', { covered, share, needs })}
    </p>
  );
};

type OneProps = {
  readonly range: Range;
  readonly at: number;
  readonly known: readonly ProductRef[];
  readonly lines: readonly ProductLine[];
  readonly judged: Judged | null;
  readonly onChange: (range: Range) => void;
  readonly onRemove: () => void;
};

const OneRange = ({ range, at, known, lines, judged, onChange, onRemove }: OneProps): ReactNode => {
  const t = useT(pricingAgreements);
  const words = useT(pricingScreens);
  const { language } = useWords();
  const isOfProduct = typeof range.productId === 'string';
  return (
    <fieldset className={lineStyles['line']}>
      <legend className={lineStyles['lineLegend']}>{t('ranges.name', { n: at + 1 })}</legend>
      <div className={lineStyles['lineFields']}>
        <SelectField
          label={t('ranges.place')}
          value={isOfProduct ? 'product' : 'line'}
          choices={[
            { value: 'line', label: t('ranges.ofLine') },
            { value: 'product', label: t('ranges.ofProduct') },
          ]}
          onChange={(place) =>
            onChange(
              place === 'product'
                ? { ...range, productId: '', lineId: null }
                : { ...range, productId: null, lineId: '' },
            )
          }
        />
        <div className={lineStyles['wideField']}>
          {isOfProduct ? (
            <ProductPicker
              label={words('product')}
              placeholder={words('form.productHint')}
              known={known}
              value={range.productId === '' ? null : (range.productId ?? null)}
              onChange={(value) => onChange({ ...range, productId: value ?? '' })}
              isRequired
            />
          ) : (
            <SelectField
              label={t('ranges.line')}
              value={range.lineId === '' ? null : (range.lineId ?? null)}
              choices={lines.map(({ id, name, nameEn }) => ({ value: id, label: language === 'en' ? nameEn : name }))}
              onChange={(value) => onChange({ ...range, lineId: value ?? '' })}
              isRequired
            />
          )}
        </div>
      </div>
      <div className={lineStyles['lineFields']}>
        <PercentField
          label={t('ranges.from')}
          value={range.fromBp}
          onChange={(value) => onChange({ ...range, fromBp: value ?? 0 })}
        />
        <PercentField
          label={t('ranges.to')}
          value={range.toBp === 0 ? null : range.toBp}
          onChange={(value) => onChange({ ...range, toBp: value ?? 0 })}
          isRequired
        />
        <DecimalField
          label={t('ranges.quantity')}
          hint={t('ranges.quantityHint')}
          value={range.quantity === '' ? null : range.quantity}
          onChange={(value) => onChange({ ...range, quantity: value ?? '' })}
          isRequired
        />
        <IconAction
          size="small"
          name={t('ranges.remove', { n: at + 1 })}
          icon={<Icon of={IconTrash} size={16} />}
          onClick={onRemove}
        />
      </div>
      <div aria-live="polite">{judged === null ? null : <RangeVerdict judged={judged} />}</div>
    </fieldset>
  );
};

type Props = {
  readonly form: AgreementForm;
  readonly known: readonly ProductRef[];
  readonly judgement: RangeJudgement;
};

/** Discount ranges of an agreement, each judged at its deepest point while it is typed. */
export const RangeEditor = ({ form, known, judgement }: Props): ReactNode => {
  const t = useT(pricingAgreements);
  const { data } = useRead(listProductLines, {});
  const lines = data?.rows ?? [];
  const ranges = form.values.ranges ?? [];
  const set = (next: readonly Range[]): void => form.set('ranges', [...next]);
  return (
    <div className={lineStyles['lineList']}>
      <p className={styles['quiet']}>{t('ranges.hint')}</p>
      {ranges.map((range, at) => (
        <OneRange
          key={at}
          range={range}
          at={at}
          known={known}
          lines={lines}
          judged={judgement.judged[at] ?? null}
          onChange={(next) => set(ranges.map((one, index) => (index === at ? next : one)))}
          onRemove={() => set(ranges.filter((_, index) => index !== at))}
        />
      ))}
      {judgement.error === null ? null : <ErrorState error={judgement.error} />}
      {form.field('ranges').error === undefined ? null : (
        <p className={styles['refusal']} role="alert">
          {form.field('ranges').error}
        </p>
      )}
      <div>
        <AppButton
          size="small"
          icon={<Icon of={IconPlus} size={16} />}
          onClick={() => set([...ranges, { ...emptyRange }])}
        >
          {t('ranges.add')}
        </AppButton>
      </div>
    </div>
  );
};
