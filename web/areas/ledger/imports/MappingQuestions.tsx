import { useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerMessages } from '#areas/ledger/messages';
import { dateOrders } from '#domain/ledger';
import type { MappingQuestion } from '#domain/ledger';
import { AppButton, NumberField, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import type { MappingDraft } from './contract.ts';
import { ruleOf, withSource } from './field-source.ts';
import styles from './import.module.css';

type PartProps = { readonly mapping: MappingDraft; readonly onMapping: (mapping: MappingDraft) => void };

const DateOrderAnswer = ({ mapping, onMapping }: PartProps): ReactNode => {
  const t = useT(importScreens);
  return (
    <span className={styles['acts']} role="group" aria-label={t('mapping.dateOrder')}>
      {dateOrders.map((dateOrder) => (
        <AppButton key={dateOrder} size="small" onClick={() => onMapping({ ...mapping, dateOrder })}>
          {t(`mapping.dateOrders.${dateOrder}`)}
        </AppButton>
      ))}
    </span>
  );
};

const marks = [
  { decimal: '.', word: 'point' },
  { decimal: ',', word: 'comma' },
] as const;

const DecimalAnswer = ({ mapping, onMapping }: PartProps): ReactNode => {
  const t = useT(importScreens);
  return (
    <span className={styles['acts']} role="group" aria-label={t('mapping.decimal')}>
      {marks.map(({ decimal, word }) => (
        <AppButton key={decimal} size="small" onClick={() => onMapping({ ...mapping, decimal })}>
          {t(`mapping.decimals.${word}`)}
        </AppButton>
      ))}
    </span>
  );
};

const usualRate = 13;

const TaxAnswer = ({
  mapping,
  onMapping,
  field,
  column,
}: PartProps & { readonly field: string; readonly column: string }): ReactNode => {
  const t = useT(importScreens);
  const [rate, setRate] = useState<number | null>(usualRate);
  const answer = (percent: number): void => {
    const rule = ruleOf(mapping.columns[field]);
    if (rule !== undefined) onMapping(withSource(mapping, field, { ...rule, includesTaxPercent: percent }));
  };
  return (
    <span className={styles['acts']}>
      <NumberField label={t('mapping.taxRate', { column })} unit="%" digits={2} value={rate} onChange={setRate} />
      <AppButton
        size="small"
        isDisabled={rate === null || rate < 0 || rate > 100}
        onClick={() => {
          if (rate !== null) answer(rate);
        }}
      >
        {t('mapping.taxApply')}
      </AppButton>
      <AppButton size="small" kind="quiet" onClick={() => answer(0)}>
        {t('mapping.taxNone')}
      </AppButton>
    </span>
  );
};

type Props = PartProps & { readonly questions: readonly MappingQuestion[] };

const keyOf = (question: MappingQuestion): string => question.code + ('field' in question ? question.field : '');

/** What the file itself cannot tell: asked, never guessed. Missing columns are said at their fields. */
export const MappingQuestions = ({ questions, ...part }: Props): ReactNode => {
  const words = useT(ledgerMessages);
  const asked = questions.filter(({ code }) => code !== 'field-missing');
  if (asked.length === 0) return null;
  return (
    <div className={styles['questions']} role="group">
      {asked.map((question) => (
        <div key={keyOf(question)} className={styles['notice']}>
          <span>
            {words.find(`importQuestions.${question.code}`, 'column' in question ? { column: question.column } : {})}
          </span>
          {question.code === 'date-order' ? <DateOrderAnswer {...part} /> : null}
          {question.code === 'decimal-mark' ? <DecimalAnswer {...part} /> : null}
          {question.code === 'tax-included' ? (
            <TaxAnswer {...part} field={question.field} column={question.column} />
          ) : null}
        </div>
      ))}
    </div>
  );
};
