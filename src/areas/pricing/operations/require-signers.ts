import { AppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import type { Context } from '#platform/operations';
import { unfilledRoleOf } from '../domain/index.ts';
import type { AuthorityBand, UnfilledReason } from '../domain/index.ts';
import { pricingMessages } from '../messages/index.ts';
import type { RequestRow } from '../store/requests.ts';
import { decidersAt, officeOf } from './request-parts.ts';

const codes = {
  vacant: 'pricing.role-vacant',
  'own-only': 'pricing.role-own-only',
  taken: 'pricing.role-taken',
} as const satisfies Record<UnfilledReason, string>;

/** Refuses a request that would wait for ever, and names the role that nobody can sign for. */
export const requireSigners = async (
  context: Context,
  { accountId, createdBy }: Pick<RequestRow, 'accountId' | 'createdBy'>,
  band: AuthorityBand,
): Promise<void> => {
  const { today, language } = context;
  const { colleagues, delegations } = await officeOf(context);
  const deciders = (await decidersAt(context, [accountId])).get(accountId);
  const unfilled = unfilledRoleOf({
    band,
    requesterId: createdBy,
    colleagues: colleagues.filter(({ userId }) => deciders?.has(userId)),
    delegations,
    today,
  });
  if (unfilled === null) return;
  const t = createT(language, await pricingMessages.load[language]());
  throw new AppError(codes[unfilled.reason], { role: t(`roles.${unfilled.role}`) });
};
