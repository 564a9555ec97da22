import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import { identityContract } from '../contract.ts';
import { findCompany, lockCompany, updateCompany as saveCompany } from '../store/companies.ts';
import { checkCompany } from './first-run.ts';

const { getCompany, updateCompany } = identityContract.operations;

export const companyHandlers = [
  handle(getCompany, async ({ db, company }) => {
    const found = await findCompany(db, company.id);
    if (found === undefined) throw new AppError('platform.not-found');
    return found;
  }),

  handle(updateCompany, async (context, input) => {
    const { db, company } = context;
    checkCompany(input);
    await lockCompany(db, company.id);
    const found = await findCompany(db, company.id);
    if (found === undefined) throw new AppError('platform.not-found');
    if (input.version !== undefined && input.version !== found.version)
      throw new AppError('identity.changed-meanwhile');
    const { id, version, currency } = found;
    const next = {
      name: input.name ?? found.name,
      nameEn: input.nameEn === undefined ? found.nameEn : input.nameEn,
      timeZone: input.timeZone ?? found.timeZone,
    };
    await saveCompany(db, { id, version, ...next });
    const { name, nameEn, timeZone } = found;
    await context.audit({
      action: 'identity.updateCompany',
      objectType: 'company',
      objectId: String(id),
      before: { name, nameEn, timeZone },
      after: next,
    });
    return { id, currency, ...next, version: version + 1 };
  }),
];
