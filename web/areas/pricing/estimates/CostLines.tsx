import type { ReactNode } from 'react';
import { costBases, costKinds } from '#domain/pricing';
import {
  AppButton,
  DecimalField,
  Icon,
  IconAction,
  IconPlus,
  IconTrash,
  SelectField,
  TextField,
  useT,
  useWords,
} from '#ui';
import { pricingEstimates } from '../messages/index.ts';
import lineStyles from '../shared/lines.module.css';
import type { EstimateForm } from './estimate-form.ts';

type Line = NonNullable<EstimateForm['values']['lines']>[number];

const empty: Line = { kind: 'materials', label: '', basis: 'unit', amount: '' };

/** What making it costs, line by line: of every piece, or once. */
export const CostLines = ({ form }: { readonly form: EstimateForm }): ReactNode => {
  const t = useT(pricingEstimates);
  const { currency } = useWords();
  const lines = form.values.lines ?? [{ ...empty }];
  const set = (next: Line[]): void => form.set('lines', next);
  const change = (at: number, next: Partial<Line>): void =>
    set(lines.map((line, index) => (index === at ? { ...line, ...next } : line)));
  return (
    <div className={lineStyles['lineList']}>
      {lines.map((line, at) => (
        <fieldset key={at} className={lineStyles['line']}>
          <legend className={lineStyles['lineLegend']}>{t('lineName', { n: at + 1 })}</legend>
          <div className={lineStyles['lineFields']}>
            <div className={lineStyles['wideField']}>
              <TextField
                label={t('label')}
                value={line.label}
                onChange={(label) => change(at, { label: label ?? '' })}
                maxLength={200}
                isRequired
              />
            </div>
            <SelectField
              label={t('kind')}
              value={line.kind}
              onChange={(kind) => change(at, { kind: kind ?? 'other' })}
              choices={costKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
            <SelectField
              label={t('basis')}
              value={line.basis}
              onChange={(basis) => change(at, { basis: basis ?? 'unit' })}
              choices={costBases.map((value) => ({ value, label: t(`bases.${value}`) }))}
            />
            <DecimalField
              label={t('amount')}
              unit={currency}
              value={line.amount === '' ? null : line.amount}
              onChange={(amount) => change(at, { amount: amount ?? '' })}
              isRequired
            />
            {lines.length === 1 ? null : (
              <IconAction
                size="small"
                name={t('removeLine', { n: at + 1 })}
                icon={<Icon of={IconTrash} size={16} />}
                onClick={() => set(lines.filter((_, index) => index !== at))}
              />
            )}
          </div>
        </fieldset>
      ))}
      <div>
        <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={() => set([...lines, { ...empty }])}>
          {t('addLine')}
        </AppButton>
      </div>
    </div>
  );
};
