import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import type { productRefSchema } from '#areas/ledger/contract';
import { SelectField, useWords } from '#ui';
import type { FieldProps } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';

export type ProductRef = z.output<typeof productRefSchema>;

type Props = FieldProps<string> & {
  /** Products that are chosen already, so that they have names before anything is typed. */
  readonly known: readonly ProductRef[];
};

/** Chooses a product by typing a part of its name or code. */
export const ProductPicker = ({ known, ...props }: Props): ReactNode => {
  const { language } = useWords();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data } = useRead(
    ledgerContract.operations.listProducts,
    { limit: 20, ...(q === '' ? {} : { q }) },
    { keepsPrevious: true },
  );
  const [chosenBefore, setChosenBefore] = useState<ProductRef | null>(null);
  const current = [...known, ...(chosenBefore === null ? [] : [chosenBefore])].find(({ id }) => id === props.value);
  const found = (data?.rows ?? []).filter(({ id }) => id !== current?.id);
  const products = [...(current === undefined ? [] : [current]), ...found];
  const choices = products.map((product) => ({
    value: product.id,
    label: `${shownNameOf(product, language)} · ${product.code}`,
  }));
  const chosen = choices.find(({ value }) => value === props.value);
  return (
    <SelectField
      {...props}
      onChange={(value) => {
        setChosenBefore(products.find(({ id }) => id === value) ?? null);
        props.onChange(value);
      }}
      choices={choices}
      onSearch={(text) => setTyped(text === chosen?.label ? '' : text)}
    />
  );
};
