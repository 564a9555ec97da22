import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { institutions, ownerships } from '#domain/accounts';
import type { ContractForm, FormValues } from '#ui';
import type { CustomValues } from './CustomFieldInputs.tsx';
import type { Account } from './queries.ts';

/** One schema for creating and changing: the name is asked for in both. */
export const accountFormSchema = accountsContract.operations.create.input;
export type AccountForm = ContractForm<typeof accountFormSchema>;
type AccountInput = z.input<typeof accountFormSchema>;

/** The fields of an account as the form starts with them. */
export const accountValuesOf = (account: Account): FormValues<typeof accountFormSchema> => ({
  name: account.name,
  nameEn: account.nameEn,
  shortName: account.shortName,
  otherNames: account.otherNames,
  uscc: account.uscc,
  kind: account.kind,
  industry: account.industry,
  region: account.region,
  ownership: ownerships.find((value) => value === account.ownership) ?? null,
  institution: institutions.find((value) => value === account.institution) ?? null,
  employees: account.employees,
  website: account.website,
  foundedOn: account.foundedOn,
  parentId: account.parent?.id ?? null,
  ownerId: account.ownerId,
  isLost: account.lostOn !== null,
  termsDays: account.termsDays,
  custom: account.custom,
  tags: account.tags,
});

/** What an update sends: the changed fields, and of the custom values the changed ones, since retired fields stay as they are. */
export const accountPatchOf = ({ code: _code, custom, ...input }: AccountInput, base: Account) => ({
  ...input,
  ...(custom === undefined ? {} : { custom: changedCustomOf(custom, base.custom) }),
  id: base.id,
  version: base.version,
});

export const changedCustomOf = (values: CustomValues, held: CustomValues): CustomValues =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== (held[key] ?? null)));

/** Names of the fields that somebody else changed in the meantime. */
export const changedFieldsOf = (before: Account, after: Account): readonly string[] => {
  const [one, other]: readonly Readonly<Record<string, unknown>>[] = [accountValuesOf(before), accountValuesOf(after)];
  return Object.keys({ ...one, ...other }).filter((key) => JSON.stringify(one?.[key]) !== JSON.stringify(other?.[key]));
};
