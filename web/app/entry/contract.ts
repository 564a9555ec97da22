import { z } from 'zod';
import type { Language } from '#kernel/locale';
import { identityContract } from '#platform/identity/contract';

const firstRun = identityContract.operations.firstRun.input.shape;

/** The first-run page in one level, since a form's fields are flat; each field is the contract's own. */
export const firstRunSchema = z.object({
  companyName: firstRun.company.shape.name,
  currency: firstRun.company.shape.currency,
  timeZone: firstRun.company.shape.timeZone,
  name: firstRun.name,
  email: firstRun.email,
  password: firstRun.password,
  isDirector: firstRun.isDirector,
});

export const firstRunInputOf = (
  { companyName, currency, timeZone, ...admin }: z.input<typeof firstRunSchema>,
  language: Language,
) => ({
  company: { name: companyName, currency, timeZone },
  ...admin,
  language,
});
