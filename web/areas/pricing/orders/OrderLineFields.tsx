import type { ReactNode } from 'react';
import { AppButton, DecimalField, Icon, IconAction, IconPlus, IconTrash, useT, useWords } from '#ui';
import { emptyLine } from '../form/price-draft.ts';
import type { DraftLine } from '../form/price-draft.ts';
import { ProductPicker } from '../form/ProductPicker.tsx';
import type { ProductRef } from '../form/ProductPicker.tsx';
import { pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';

type Props = {
  readonly lines: readonly DraftLine[];
  readonly known: readonly ProductRef[];
  readonly error: string | undefined;
  readonly onChange: (lines: DraftLine[]) => void;
};

/** Product, quantity and price of each ordered line; a quantity below nothing is a return. */
export const OrderLineFields = ({ lines, known, error, onChange }: Props): ReactNode => {
  const t = useT(pricingScreens);
  const { currency } = useWords();
  const change = (at: number, next: Partial<DraftLine>): void =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...next } : line)));
  return (
    <div className={lineStyles['lineList']}>
      {lines.map((line, at) => (
        <fieldset key={at} className={lineStyles['line']}>
          <legend className={lineStyles['lineLegend']}>{t('form.lineName', { n: at + 1 })}</legend>
          <div className={lineStyles['lineFields']}>
            <div className={lineStyles['wideField']}>
              <ProductPicker
                label={t('product')}
                placeholder={t('form.productHint')}
                known={known}
                value={line.productId === '' ? null : line.productId}
                onChange={(value) => change(at, { productId: value ?? '' })}
                isRequired
              />
            </div>
            <DecimalField
              label={t('quantity')}
              hint={t('order.quantityHint')}
              value={line.quantity === '' ? null : line.quantity}
              onChange={(value) => change(at, { quantity: value ?? '' })}
              isRequired
            />
            <DecimalField
              label={t('price')}
              hint={t('form.priceHint')}
              unit={currency}
              value={line.price === '' ? null : line.price}
              onChange={(value) => change(at, { price: value ?? '' })}
              isRequired
            />
            {lines.length === 1 ? null : (
              <IconAction
                size="small"
                name={t('form.removeLine', { n: at + 1 })}
                icon={<Icon of={IconTrash} size={16} />}
                onClick={() => onChange(lines.filter((_, index) => index !== at))}
              />
            )}
          </div>
        </fieldset>
      ))}
      {error === undefined ? null : (
        <p className={styles['refusal']} role="alert">
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
