import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { CheckField, Form, showNote, TagsField, TextField, useContractForm, useT } from '#ui';
import type { FieldProps } from '#ui';
import { useAct } from '#web/app/api';
import { ledgerScreens } from '../messages/index.ts';

const { createProduct, updateProduct, getProduct } = ledgerContract.operations;
export type ProductDetail = z.output<typeof getProduct.output>;

const refreshes = ['ledger.listProducts', 'ledger.getProduct'];

type Part<V> = Omit<FieldProps<V>, 'label'>;

type FieldsProps = {
  readonly name: Part<string>;
  readonly nameEn: Part<string>;
  readonly line: Part<string[]>;
  readonly unit: Part<string>;
  readonly isComplex: Part<boolean>;
};

const ProductFields = ({ name, nameEn, line, unit, isComplex }: FieldsProps): ReactNode => {
  const t = useT(ledgerScreens);
  return (
    <>
      <TextField {...name} label={t('products.name')} isRequired />
      <TextField {...nameEn} label={t('products.nameEn')} />
      <TagsField {...line} label={t('products.line')} hint={t('products.lineHint')} />
      <TextField {...unit} label={t('products.unit')} maxLength={30} />
      <CheckField {...isComplex} label={t('products.complex')} hint={t('products.complexHint')} />
    </>
  );
};

/** A product that no file brings. */
export const NewProductForm = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(ledgerScreens);
  const navigate = useNavigate();
  const create = useAct(createProduct, { refreshes });
  const form = useContractForm({
    schema: createProduct.input,
    initial: { isComplex: false },
    onSubmit: async (input) => {
      const { id } = await create.run(input);
      showNote(t('products.created'));
      await navigate({ to: '/data/products/$id', params: { id } });
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <TextField {...form.field('code')} label={t('products.code')} maxLength={100} isRequired hasAutoFocus />
      <ProductFields
        name={form.field('name')}
        nameEn={form.field('nameEn')}
        line={form.field('line')}
        unit={form.field('unit')}
        isComplex={form.field('isComplex')}
      />
    </Form>
  );
};

type EditProps = { readonly product: ProductDetail; readonly onClose: () => void };

/** Changes a product's names, line and unit; its code stays. */
export const EditProductForm = ({ product, onClose }: EditProps): ReactNode => {
  const t = useT(ledgerScreens);
  const update = useAct(updateProduct, { refreshes });
  const { id, version, name, nameEn, line, unit, isComplex } = product;
  const form = useContractForm({
    schema: updateProduct.input,
    initial: { id, version, name, nameEn, line, unit, isComplex },
    onSubmit: async (input) => {
      await update.run(input);
      showNote(t('products.saved'));
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <ProductFields
        name={form.field('name')}
        nameEn={form.field('nameEn')}
        line={form.field('line')}
        unit={form.field('unit')}
        isComplex={form.field('isComplex')}
      />
    </Form>
  );
};
