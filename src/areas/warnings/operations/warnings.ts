import { z } from 'zod';
import { AppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { monthNumberOf, monthOf, monthOfNumber } from '#kernel/day';
import { seesCost, seesMargin } from '#platform/access';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { warningOperations as operations } from '../contract/warning-operations.ts';
import { precisionBpOf, sentenceText, storyOf } from '../domain/index.ts';
import { warningsMessages } from '../messages/index.ts';
import { countWarnings, listEvents, listKindRecords, listWarnings } from '../store/warnings.ts';
import type { WarningRow } from '../store/warnings.ts';
import { periodEnding } from './account-bridge.ts';
import { presentAccountBridge, yearPeriods } from './bridge.ts';
import { presentWarning } from './present.ts';
import { rowsOf } from './reach.ts';
import type { WarningRight } from './reach.ts';

export const requireWarning = async (context: Context, right: WarningRight, id: string): Promise<WarningRow> => {
  const set = { orgId: context.company.id, id, within: rowsOf(context, right, 'w.account_id') };
  const [row] = await listWarnings(context.db, set, { limit: 1 });
  if (row === undefined) throw new AppError('warnings.not-found');
  return row;
};

const list = handle(operations.list, async (context, { cursor, limit, snoozed, ...filter }) => {
  const { db, company, today } = context;
  const set = {
    ...filter,
    orgId: company.id,
    within: rowsOf(context, 'warnings.read', 'w.account_id'),
    awakeOn: (snoozed ?? (filter.state === 'all' ? 'shown' : 'hidden')) === 'hidden' ? today : undefined,
  };
  const [weight, id] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const after = id === undefined ? undefined : { weight: String(weight), id: String(id) };
  const rows = await listWarnings(db, set, { after, limit: limit + 1 });
  const page = pageOfRows(rows, limit, (row) => [row.weight, row.id]);
  return {
    ...page,
    ...(cursor === undefined && { total: (await countWarnings(db, set)).total }),
    rows: page.rows.map((row) => presentWarning(context, row)),
  };
});

const yearMonths = 12;

/** Since the onset, a year at most, against the same months of the last year before the onset; the year for who sees no cost. */
const storyBridge = async (context: Context, row: WarningRow) => {
  if ((row.kind !== 'erosion' && row.kind !== 'squeeze') || !seesMargin(context)) return null;
  if (!seesCost(context)) return await presentAccountBridge(context, row.accountId, await yearPeriods(context));
  const { until } = row.evidence.open;
  const last = monthNumberOf(typeof until === 'string' ? until : monthOf(row.openedAt.toISOString().slice(0, 10)));
  const since = Math.max(1, last - monthNumberOf(monthOf(row.since)) + 1);
  const months = Math.min(yearMonths, since);
  const after = periodEnding(monthOfNumber(last), months);
  const before = periodEnding(monthOfNumber(last - yearMonths * Math.ceil(since / yearMonths)), months);
  return await presentAccountBridge(context, row.accountId, { before, after });
};

const detailsSchema = z.object({
  until: z.string().optional(),
  ownerId: z.string().optional(),
  verdict: z.enum(['true', 'false']).optional(),
});

/** What was done, without the amounts that a run notes for itself. */
const presentEvent = ({ at, act, note, details, actorName }: Awaited<ReturnType<typeof listEvents>>[number]) => {
  const { until = null, ownerId = null, verdict = null } = detailsSchema.safeParse(details).data ?? {};
  return { at: at.toISOString(), act, note, actorName, until, ownerId, verdict };
};

/** The story as the page tells it, for who reads an answer without a page. */
const storyIn = async (
  { language, company }: Context,
  { kind, step, since, stake, confidenceBp, evidence }: ReturnType<typeof presentWarning>,
): Promise<readonly string[]> => {
  const tongue = {
    t: createT(language, await warningsMessages.load[language]()),
    language,
    currency: company.currency,
  };
  const stakeMinor = stake === null ? null : BigInt(stake.minor);
  return storyOf({ kind, step, since, stakeMinor, confidenceBp, evidence }).map((told) => sentenceText(told, tongue));
};

const get = handle(operations.get, async (context, { id }) => {
  const row = await requireWarning(context, 'warnings.read', id);
  const events = await listEvents(context.db, context.company.id, id);
  const warning = presentWarning(context, row);
  return {
    story: [...(await storyIn(context, warning))],
    warning,
    bridge: await storyBridge(context, row),
    history: events.map(presentEvent),
  };
});

const mine = handle(operations.mine, async (context, { limit }) => {
  const { db, company, today, actor } = context;
  const set = {
    orgId: company.id,
    within: rowsOf(context, 'warnings.read', 'w.account_id'),
    state: 'open',
    ownerId: actor.userId,
    awakeOn: today,
  } as const;
  const rows = await listWarnings(db, set, { limit });
  return { ...(await countWarnings(db, set)), rows: rows.map((row) => presentWarning(context, row)) };
});

const precision = handle(operations.precision, async (context) => {
  const within = rowsOf(context, 'warnings.read', 'w.account_id');
  const records = await listKindRecords(context.db, context.company.id, within);
  return { kinds: records.map((record) => ({ ...record, precisionBp: precisionBpOf(record) })) };
});

export const warningHandlers = [list, mine, precision, get];
