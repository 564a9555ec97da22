import { useState } from 'react';
import type { ReactNode } from 'react';
import { AppButton, DecimalField, Icon, IconAction, IconPlus, IconTrash, PercentField, useT, useWords } from '#ui';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import styles from './form.module.css';
import type { JudgedLine } from '../shared/data.ts';
import { ConcessionFacts, ReferenceFacts } from '../shared/JudgedLineFacts.tsx';
import { Verdict } from '../shared/Verdict.tsx';
import { emptyLine } from './price-draft.ts';
import type { DraftLine } from './price-draft.ts';
import { ProductPicker } from './ProductPicker.tsx';
import type { ProductRef } from './ProductPicker.tsx';

/** A cleared optional figure is no figure. */
const withAmount = (line: DraftLine, name: 'freeQuantity' | 'freight', value: string | null): DraftLine => {
  const { [name]: _before, ...rest } = line;
  return value === null ? rest : { ...rest, [name]: value };
};

const withRebate = ({ rebateBp: _before, ...rest }: DraftLine, value: number | null): DraftLine =>
  value === null ? rest : { ...rest, rebateBp: value };

type LineProps = {
  readonly line: DraftLine;
  readonly at: number;
  readonly known: readonly ProductRef[];
  readonly judged: JudgedLine | undefined;
  readonly days: number;
  readonly hasRebate: boolean;
  readonly onChange: (line: DraftLine) => void;
  readonly onRemove: (() => void) | undefined;
};

const Extras = ({ line, hasRebate, onChange }: Pick<LineProps, 'line' | 'hasRebate' | 'onChange'>): ReactNode => {
  const t = useT(pricingScreens);
  const { currency } = useWords();
  return (
    <div className={lineStyles['lineFields']}>
      <DecimalField
        label={t('form.freeQuantity')}
        value={line.freeQuantity ?? null}
        onChange={(value) => onChange(withAmount(line, 'freeQuantity', value))}
      />
      {hasRebate ? (
        <PercentField
          label={t('form.rebate')}
          value={line.rebateBp ?? null}
          onChange={(value) => onChange(withRebate(line, value))}
        />
      ) : null}
      <DecimalField
        label={t('form.freight')}
        unit={currency}
        value={line.freight ?? null}
        onChange={(value) => onChange(withAmount(line, 'freight', value))}
      />
    </div>
  );
};

const OneLine = ({ line, at, known, judged, days, hasRebate, onChange, onRemove }: LineProps): ReactNode => {
  const t = useT(pricingScreens);
  const { currency } = useWords();
  const hasExtras = line.freeQuantity !== undefined || line.rebateBp !== undefined || line.freight !== undefined;
  const [isOpen, setOpen] = useState(hasExtras);
  return (
    <fieldset className={lineStyles['line']}>
      <legend className={lineStyles['lineLegend']}>{t('form.lineName', { n: at + 1 })}</legend>
      <div className={lineStyles['lineFields']}>
        <div className={lineStyles['wideField']}>
          <ProductPicker
            label={t('product')}
            placeholder={t('form.productHint')}
            known={known}
            value={line.productId === '' ? null : line.productId}
            onChange={(value) => onChange({ ...line, productId: value ?? '' })}
            isRequired
          />
        </div>
        <DecimalField
          label={t('quantity')}
          value={line.quantity === '' ? null : line.quantity}
          onChange={(value) => onChange({ ...line, quantity: value ?? '' })}
          isRequired
        />
        <DecimalField
          label={t('price')}
          unit={currency}
          value={line.price === '' ? null : line.price}
          onChange={(value) => onChange({ ...line, price: value ?? '' })}
          isRequired
        />
      </div>
      <div className={styles['lineActs']}>
        <AppButton size="small" kind="quiet" onClick={() => setOpen(!isOpen)}>
          {t(hasRebate ? 'form.more' : 'form.moreGoods')}
        </AppButton>
        {onRemove === undefined ? null : (
          <IconAction
            size="small"
            name={t('form.removeLine', { n: at + 1 })}
            icon={<Icon of={IconTrash} size={16} />}
            onClick={onRemove}
          />
        )}
      </div>
      {isOpen ? <Extras line={line} hasRebate={hasRebate} onChange={onChange} /> : null}
      {judged === undefined ? null : (
        <div className={styles['lineJudged']} aria-live="polite">
          <Verdict line={judged} />
          <dl className={shared['facts']}>
            <ConcessionFacts line={judged} days={days} />
          </dl>
          <ReferenceFacts line={judged} />
        </div>
      )}
    </fieldset>
  );
};

type Props = {
  readonly lines: readonly DraftLine[];
  readonly known: readonly ProductRef[];
  /** The judgement of each line, by its place; undefined while it is not complete. */
  readonly judged: readonly (JudgedLine | undefined)[];
  readonly days: number;
  readonly error: string | undefined;
  /** A rebate of its own on each line; an agreement has one for all. */
  readonly hasRebate?: boolean;
  /** Something else may stand in the place of lines. */
  readonly mayBeEmpty?: boolean;
  readonly onChange: (lines: DraftLine[]) => void;
};

/** The lines of a promise, each with its judgement beneath. */
export const LineEditor = ({
  lines,
  known,
  judged,
  days,
  error,
  hasRebate = true,
  mayBeEmpty = false,
  onChange,
}: Props): ReactNode => {
  const t = useT(pricingScreens);
  return (
    <div className={lineStyles['lineList']}>
      {lines.map((line, at) => (
        <OneLine
          key={at}
          line={line}
          at={at}
          known={known}
          judged={judged[at]}
          days={days}
          hasRebate={hasRebate}
          onChange={(next) => onChange(lines.map((one, index) => (index === at ? next : one)))}
          onRemove={
            lines.length === 1 && !mayBeEmpty ? undefined : () => onChange(lines.filter((_, index) => index !== at))
          }
        />
      ))}
      {error === undefined ? null : (
        <p className={shared['refusal']} role="alert">
          {error}
        </p>
      )}
      <div>
        <AppButton
          size="small"
          icon={<Icon of={IconPlus} size={16} />}
          onClick={() => onChange([...lines, { ...emptyLine }])}
        >
          {t('form.addLine')}
        </AppButton>
      </div>
    </div>
  );
};
