import { handle } from '#platform/operations';
import { choiceOperations as operations } from '../contract/choice-operations.ts';
import { listAccountValues } from '../store/figures/account-choices.ts';
import { accountsWithin } from './access.ts';

const mostChoices = 300;

const accountChoices = handle(operations.accountChoices, async (context) => {
  const scope = {
    orgId: context.company.id,
    within: accountsWithin(context, 'ledger.read', 'a.id'),
    limit: mostChoices,
  };
  return {
    industries: [...(await listAccountValues(context.db, 'industry', scope))],
    regions: [...(await listAccountValues(context.db, 'region', scope))],
  };
});

const importLimits = handle(operations.importLimits, async ({ files }) => ({ fileBytes: files.uploadLimitBytes }));

export const choiceHandlers = [accountChoices, importLimits];
