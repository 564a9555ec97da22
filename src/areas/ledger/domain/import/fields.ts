import type { RecordKind } from '../records.ts';

export type FieldType =
  | 'code'
  | 'text'
  | 'note'
  | 'day'
  | 'old-day'
  | 'number'
  | 'money'
  | 'whole'
  | 'yes-no'
  | 'choice'
  | 'list'
  | 'path'
  | 'currency'
  | 'uscc'
  | 'email'
  | 'phone';

export type Field = {
  readonly name: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  /** Describes an object that the row names, not the record itself: used when the import may create that object. */
  readonly isAside: boolean;
};

const field = (name: string, type: FieldType): Field => ({ name, type, isRequired: false, isAside: false });
const required = (name: string, type: FieldType): Field => ({ name, type, isRequired: true, isAside: false });
const aside = (name: string, type: FieldType): Field => ({ name, type, isRequired: false, isAside: true });

const accountAsides = [aside('accountName', 'text'), aside('accountRegion', 'text')];
const entryFields = [
  field('entryNo', 'code'),
  required('account', 'code'),
  required('bookedOn', 'day'),
  required('kind', 'choice'),
  required('amount', 'money'),
  field('currency', 'currency'),
  field('note', 'note'),
  ...accountAsides,
];

const tables: Readonly<Record<RecordKind, readonly Field[]>> = {
  accounts: [
    required('code', 'code'),
    required('name', 'text'),
    field('nameEn', 'text'),
    field('shortName', 'text'),
    field('otherNames', 'list'),
    field('uscc', 'uscc'),
    field('kind', 'choice'),
    field('industry', 'text'),
    field('region', 'text'),
    field('ownership', 'choice'),
    field('employees', 'whole'),
    field('website', 'text'),
    field('parentCode', 'code'),
    field('ownerEmail', 'email'),
    field('foundedOn', 'old-day'),
    field('institution', 'choice'),
    field('creditLimit', 'money'),
    field('termsDays', 'whole'),
    field('currency', 'currency'),
    field('tags', 'list'),
  ],
  persons: [
    field('code', 'code'),
    required('account', 'code'),
    field('name', 'text'),
    field('surname', 'text'),
    field('givenName', 'text'),
    field('gender', 'choice'),
    field('salutation', 'text'),
    field('department', 'text'),
    field('title', 'text'),
    field('phone', 'phone'),
    field('mobile', 'phone'),
    field('email', 'email'),
    field('wechat', 'text'),
    field('ageBand', 'text'),
    field('birthday', 'text'),
    field('birthdayCalendar', 'choice'),
    field('interests', 'note'),
    field('language', 'text'),
    field('isKey', 'yes-no'),
    field('consentGiven', 'list'),
    field('consentWithdrawn', 'list'),
    field('consentPurpose', 'text'),
    field('consentOn', 'day'),
    field('consentSource', 'text'),
    ...accountAsides,
  ],
  products: [
    required('code', 'code'),
    required('name', 'text'),
    field('nameEn', 'text'),
    field('line', 'path'),
    field('lineEn', 'path'),
    field('unit', 'text'),
    field('isComplex', 'yes-no'),
  ],
  costs: [
    required('product', 'code'),
    required('validFrom', 'day'),
    field('currency', 'currency'),
    field('listPrice', 'number'),
    field('unitCost', 'number'),
    aside('productName', 'text'),
  ],
  orders: [
    required('orderNo', 'code'),
    field('lineNo', 'whole'),
    required('account', 'code'),
    field('endAccount', 'code'),
    required('product', 'code'),
    required('orderedOn', 'day'),
    field('kind', 'choice'),
    required('quantity', 'number'),
    field('currency', 'currency'),
    field('listPrice', 'number'),
    field('netPrice', 'number'),
    field('net', 'number'),
    field('discount', 'number'),
    field('cost', 'number'),
    field('unitCost', 'number'),
    field('promotion', 'text'),
    field('specification', 'text'),
    field('deliveryTerms', 'text'),
    field('promisedOn', 'day'),
    field('deliveredOn', 'day'),
    field('shortQuantity', 'number'),
    field('isSpecial', 'yes-no'),
    ...accountAsides,
    aside('productName', 'text'),
    aside('productLine', 'path'),
    aside('productUnit', 'text'),
  ],
  invoices: [
    required('invoiceNo', 'code'),
    required('account', 'code'),
    required('issuedOn', 'day'),
    field('dueOn', 'day'),
    required('amount', 'money'),
    field('currency', 'currency'),
    field('disputed', 'yes-no'),
    field('orderNo', 'code'),
    field('settledOn', 'day'),
    ...accountAsides,
  ],
  payments: [
    field('paymentNo', 'code'),
    required('account', 'code'),
    required('paidOn', 'day'),
    required('amount', 'money'),
    field('currency', 'currency'),
    field('invoiceNo', 'code'),
    ...accountAsides,
  ],
  'pocket-items': entryFields,
  'cost-to-serve': entryFields,
};

/** The fields that a file of this kind may fill, in the order in which a mapping screen lists them. */
export const fieldsOf = (kind: RecordKind): readonly Field[] => tables[kind];
