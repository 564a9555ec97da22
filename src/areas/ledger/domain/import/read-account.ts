import type { AccountRecord, ProductRecord } from '../records.ts';
import type { CellReader } from './cell-reader.ts';
import { choices } from './choices.ts';
import { codeKeyOf } from './clean-text.ts';
import type { RowFrame } from './read-order.ts';

export const readAccount = (cells: CellReader, frame: RowFrame): AccountRecord | undefined => {
  const code = cells.code('code');
  const name = cells.text('name');
  const parentCode = cells.code('parentCode');
  const currency = cells.currency('currency') ?? frame.mapping.currency;
  const creditLimit = cells.notBelowZero('creditLimit', cells.minor('creditLimit', currency ?? frame.currency));
  const names = readNames(cells);
  const nature = readNature(cells);
  const termsDays = cells.whole('termsDays');
  const ownerEmail = cells.email('ownerEmail');
  const tags = cells.list('tags');
  if (code === undefined || name === undefined) return undefined;
  if (parentCode !== undefined && codeKeyOf(parentCode) === codeKeyOf(code))
    return cells.refuse('own-parent', 'parentCode', parentCode);
  return {
    code,
    name,
    ...names,
    ...nature,
    ...(parentCode !== undefined && { parentCode }),
    ...(creditLimit !== undefined && { creditLimitMinor: creditLimit }),
    ...(currency !== undefined && { currency }),
    ...(termsDays !== undefined && { termsDays }),
    ...(ownerEmail !== undefined && { ownerEmail }),
    ...(tags !== undefined && { tags }),
  };
};

const readNames = (
  cells: CellReader,
): Pick<AccountRecord, 'nameEn' | 'shortName' | 'otherNames' | 'uscc' | 'website'> => {
  const nameEn = cells.text('nameEn');
  const shortName = cells.text('shortName');
  const otherNames = cells.list('otherNames');
  const uscc = cells.uscc('uscc');
  const website = cells.text('website');
  return {
    ...(nameEn !== undefined && { nameEn }),
    ...(shortName !== undefined && { shortName }),
    ...(otherNames !== undefined && { otherNames }),
    ...(uscc !== undefined && { uscc }),
    ...(website !== undefined && { website }),
  };
};

type Nature = Pick<
  AccountRecord,
  'kind' | 'industry' | 'region' | 'ownership' | 'institution' | 'employees' | 'foundedOn'
>;

const readNature = (cells: CellReader): Nature => {
  const kind = cells.choice('kind', choices.accountKind);
  const industry = cells.text('industry');
  const region = cells.text('region');
  const ownership = cells.choice('ownership', choices.ownership);
  const institution = cells.choice('institution', choices.institution);
  const employees = cells.whole('employees');
  const foundedOn = cells.day('foundedOn');
  return {
    ...(kind !== undefined && { kind }),
    ...(industry !== undefined && { industry }),
    ...(region !== undefined && { region }),
    ...(ownership !== undefined && { ownership }),
    ...(institution !== undefined && { institution }),
    ...(employees !== undefined && { employees }),
    ...(foundedOn !== undefined && { foundedOn }),
  };
};

export const readProduct = (cells: CellReader): ProductRecord | undefined => {
  const code = cells.code('code');
  const name = cells.text('name');
  const nameEn = cells.text('nameEn');
  const line = cells.path('line') ?? [];
  const lineEn = cells.path('lineEn');
  const unit = cells.text('unit');
  const isComplex = cells.yesNo('isComplex');
  if (code === undefined || name === undefined) return undefined;
  return {
    code,
    name,
    line,
    ...(nameEn !== undefined && { nameEn }),
    ...(lineEn !== undefined && { lineEn }),
    ...(unit !== undefined && { unit }),
    ...(isComplex !== undefined && { isComplex }),
  };
};
