import type { ReactNode } from 'react';
import { AppButton, DecimalField, Icon, IconAction, IconPlus, IconTrash, useT, useWords } from '#ui';
import { ProductPicker } from '../form/ProductPicker.tsx';
import type { ProductRef } from '../form/ProductPicker.tsx';
import { pricingNegotiations } from '../messages/index.ts';
import lineStyles from '../shared/lines.module.css';
import type { NegotiationForm } from './negotiation-form.ts';

type Line = NonNullable<NegotiationForm['values']['lines']>[number];
type Props = { readonly form: NegotiationForm; readonly known: readonly ProductRef[] };

const empty: Line = { productId: '', opening: '', target: '', walkAway: '' };

/** Where the talk about each product opens, where it should end, and below which price we leave. */
export const PreparedLines = ({ form, known }: Props): ReactNode => {
  const t = useT(pricingNegotiations);
  const { currency } = useWords();
  const lines = form.values.lines ?? [];
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
              <ProductPicker
                label={t('product')}
                known={known}
                value={line.productId === '' ? null : line.productId}
                onChange={(value) => change(at, { productId: value ?? '' })}
                isRequired
              />
            </div>
            {(['opening', 'target', 'walkAway'] as const).map((name) => (
              <DecimalField
                key={name}
                label={t(name)}
                unit={currency}
                value={line[name] === '' ? null : line[name]}
                onChange={(value) => change(at, { [name]: value ?? '' })}
                isRequired
              />
            ))}
            <IconAction
              size="small"
              name={t('removeLine', { n: at + 1 })}
              icon={<Icon of={IconTrash} size={16} />}
              onClick={() => set(lines.filter((_, index) => index !== at))}
            />
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
