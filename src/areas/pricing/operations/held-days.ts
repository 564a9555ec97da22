import type { z } from 'zod';
import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import type { holdsSchema } from '../contract/schemas.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { requireAgreement } from './present-agreement.ts';
import { scopeOfAgreement } from './standing.ts';
import type { StandingScope } from './standing.ts';

/** The draft that is being typed: what it follows ends when it is signed. */
const draftOf = async (
  context: Context,
  accountId: string,
  agreementId: string,
): Promise<Pick<AgreementRow, 'id' | 'followsId' | 'purchaseId'>> => {
  const { id, followsId, purchaseId, accountId: of } = await requireAgreement(context, 'pricing.read', agreementId);
  if (of !== accountId) throw new AppError('pricing.agreement-not-found');
  return { id, followsId, purchaseId };
};

/** What stands on the days on which an agreement that is being typed shall hold. */
export const scopeOfHeld = async (
  context: Context,
  accountId: string,
  { from, to, coversGroup, agreementId }: z.output<typeof holdsSchema>,
): Promise<StandingScope> =>
  scopeOfAgreement(
    {
      validFrom: from,
      validTo: to,
      coversGroup,
      followsId: null,
      ...(agreementId !== undefined && (await draftOf(context, accountId, agreementId))),
    },
    context.today,
  );
