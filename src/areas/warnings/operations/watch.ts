import { listAccountRefs } from '#areas/accounts';
import { accountsOf, readMonthFacts } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { addDays, firstDayOf, monthOfNumber } from '#kernel/day';
import { createT } from '#kernel/i18n';
import { seesMargin } from '#platform/access';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { unpackHistory } from '../compute/unpack-history.ts';
import { watchOperations as operations } from '../contract/watch-operations.ts';
import { monitoredSeriesOf, noiseBeside, sentenceText, watchSentences } from '../domain/index.ts';
import type { AccountWatch } from '../domain/index.ts';
import { warningsMessages } from '../messages/index.ts';
import { findLastBasis } from '../store/watch-basis.ts';
import { requireWatchedAccount } from './reach.ts';

/** The account's months, watched again alone by what the last run watched the whole book by. */
const readWatch = async (
  context: Pick<Context, 'db' | 'company' | 'actor'>,
  { id, industry }: { readonly id: string; readonly industry: string | null },
): Promise<AccountWatch | null> => {
  const { db, company } = context;
  const kept = await findLastBasis(db, company.id);
  if (kept === null) return null;
  const { asOf, basis } = kept;
  const after = addDays(firstDayOf(monthOfNumber(basis.firstMonth)), -1);
  const facts = await readMonthFacts(db, { orgId: company.id, accounts: accountsOf([id]), asOf, after });
  const noise = noiseBeside(monitoredSeriesOf(unpackHistory(facts, id, basis)), industry ?? '', basis);
  if (noise === null) return null;
  const { chart, known, since, monthsNeeded } = noise;
  return {
    asOf,
    chart,
    knownMonths: known,
    monthsToLearn: basis.charts[chart].warmUp,
    since: since === null ? null : monthOfNumber(basis.firstMonth + since),
    monthsNeeded,
    noiseBp: since === null || !seesMargin(context) ? null : Math.round(noise.noise * 10_000),
  };
};

const accountWatch = handle(operations.accountWatch, async (context, { accountId }) => {
  const { db, company, language } = context;
  const row = await requireWatchedAccount(context, 'warnings.read', accountId);
  const account = (await listAccountRefs(db, company.id, [accountId])).get(accountId);
  if (account === undefined) throw new AppError('accounts.not-found');
  const watch = await readWatch(context, row);
  const t = createT(language, await warningsMessages.load[language]());
  const tongue = { t, language, currency: company.currency };
  return { told: watchSentences(watch).map((told) => sentenceText(told, tongue)), account, watch };
});

export const watchHandlers = [accountWatch];
