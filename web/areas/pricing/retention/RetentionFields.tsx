import type { ReactNode } from 'react';
import { countermoves, retentionGrounds } from '#domain/pricing';
import type { Countermove, RetentionGround } from '#domain/pricing';
import { DateField, DecimalField, NumberField, Panel, SelectField, TextField, useT, useWords } from '#ui';
import { pricingRetention } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';

/** What a retention offer says beside its prices. */
export type RetentionTerms = {
  readonly ground: RetentionGround;
  readonly groundNote: string | null;
  readonly countermove: Countermove;
  readonly targetAmount: string | null;
  readonly targetUntil: string | null;
  readonly targetDays: number | null;
  readonly checkOn: string | null;
};

type Props = { readonly terms: RetentionTerms; readonly onChange: (terms: RetentionTerms) => void };

const Target = ({ terms, onChange }: Props): ReactNode => {
  const t = useT(pricingRetention);
  const { currency } = useWords();
  switch (terms.countermove) {
    case 'volume':
      return (
        <DecimalField
          label={t('targetAmount')}
          unit={currency}
          value={terms.targetAmount}
          onChange={(targetAmount) => onChange({ ...terms, targetAmount })}
          isRequired
        />
      );
    case 'term':
      return (
        <DateField
          label={t('targetUntil')}
          value={terms.targetUntil}
          onChange={(targetUntil) => onChange({ ...terms, targetUntil })}
          isRequired
        />
      );
    case 'payment':
      return (
        <NumberField
          label={t('targetDays')}
          unit={t('days')}
          value={terms.targetDays}
          onChange={(targetDays) => onChange({ ...terms, targetDays })}
          isRequired
        />
      );
    default: {
      const never: never = terms.countermove;
      return never;
    }
  }
};

/** Why the account may leave, what it does in return, and when that is checked. */
export const RetentionFields = ({ terms, onChange }: Props): ReactNode => {
  const t = useT(pricingRetention);
  return (
    <Panel title={t('inReturn')}>
      <div className={styles['fields']}>
        <p className={styles['quiet']}>{t('inReturnHint')}</p>
        <div className={lineStyles['lineFields']}>
          <SelectField
            label={t('ground')}
            value={terms.ground}
            onChange={(ground) => onChange({ ...terms, ground: ground ?? 'other' })}
            choices={retentionGrounds.map((value) => ({ value, label: t(`grounds.${value}`) }))}
          />
          <div className={lineStyles['wideField']}>
            <TextField
              label={t('groundNote')}
              hint={t('groundNoteHint')}
              value={terms.groundNote}
              onChange={(groundNote) => onChange({ ...terms, groundNote })}
              maxLength={1_000}
            />
          </div>
        </div>
        <div className={lineStyles['lineFields']}>
          <SelectField
            label={t('countermove')}
            value={terms.countermove}
            onChange={(countermove) => onChange({ ...terms, countermove: countermove ?? 'volume' })}
            choices={countermoves.map((value) => ({ value, label: t(`countermoves.${value}`) }))}
          />
          <Target terms={terms} onChange={onChange} />
          <DateField
            label={t('checkOn')}
            hint={t('checkHint')}
            value={terms.checkOn}
            onChange={(checkOn) => onChange({ ...terms, checkOn })}
            isRequired
          />
        </div>
      </div>
    </Panel>
  );
};
