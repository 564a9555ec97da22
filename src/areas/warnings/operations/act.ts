import type { Updateable } from 'kysely';
import { grantersOf } from '#areas/pricing';
import { AppError } from '#kernel/app-error';
import type { Json } from '#kernel/canonical-json';
import { addDays } from '#kernel/day';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { warningOperations as operations } from '../contract/warning-operations.ts';
import {
  checksBefore,
  checksOf,
  judgesOf,
  longestSnoozeDays,
  mayAct,
  severityOf,
  snoozeRefusalOf,
} from '../domain/index.ts';
import type { WarningAct, WarningKind } from '../domain/index.ts';
import { addEvents } from '../store/run-changes.ts';
import { updateWarning } from '../store/warnings.ts';
import type { WarningRow } from '../store/warnings.ts';
import type { WarningTable } from '../tables.ts';
import { checksInWords } from './check-words.ts';
import { requireOwner, workersAt } from './owners.ts';
import { presentWarning } from './present.ts';
import { requireWarning } from './warnings.ts';

type Doing = {
  readonly id: string;
  readonly version: number;
  readonly act: WarningAct;
  readonly change: Updateable<WarningTable>;
  readonly note?: string | undefined;
  readonly details?: Readonly<Record<string, Json>>;
};

/** One act upon one warning: reach, state, change, history, audit. */
const doIt = async (context: Context, { id, version, act, change, note, details = {} }: Doing) => {
  const { db, company, now, newId, actor } = context;
  const row = await requireWarning(context, 'warnings.act', id);
  if (row.version !== version) throw new AppError('warnings.changed-meanwhile');
  if (!mayAct(act, row.state)) throw new AppError('warnings.wrong-state', { state: row.state });
  if (!(await updateWarning(db, { orgId: company.id, id, version }, change)))
    throw new AppError('warnings.changed-meanwhile');
  await addEvents(db, [
    {
      orgId: company.id,
      id: newId(),
      warningId: id,
      at: now,
      act,
      note: note ?? null,
      details: JSON.stringify(details),
      actorId: actor.userId,
      actorName: actor.name,
    },
  ]);
  await context.audit({
    action: `${act}-warning`,
    objectType: 'warning',
    objectId: id,
    before: { state: row.state },
    after: { ...details, ...(note === undefined ? {} : { reason: note }) },
  });
  return presentWarning(context, await requireWarning(context, 'warnings.act', id));
};

const closed = ({ now }: Context) => ({ closedBy: 'person', closedAt: now, snoozedUntil: null }) as const;

const accept = handle(operations.accept, async (context, { id, version, note }) => {
  const change = { state: 'accepted', ownerId: context.actor.userId } as const;
  return await doIt(context, { id, version, note, act: 'accept', change });
});

const assign = handle(operations.assign, async (context, { id, version, ownerId, note }) => {
  const { accountId } = await requireWarning(context, 'warnings.act', id);
  await requireOwner(context, accountId, ownerId);
  return await doIt(context, { id, version, note, act: 'assign', change: { ownerId }, details: { ownerId } });
});

const snooze = handle(operations.snooze, async (context, { id, version, until, note }) => {
  const refusal = snoozeRefusalOf(until, context.today);
  if (refusal !== null)
    throw new AppError(`warnings.${refusal}`, {
      days: longestSnoozeDays,
      last: addDays(context.today, longestSnoozeDays),
    });
  const row = await requireWarning(context, 'warnings.act', id);
  return await doIt(context, {
    id,
    version,
    note,
    act: 'snooze',
    change: {
      snoozedUntil: until,
      snoozedStakeMinor: String(row.stakeMinor),
      snoozedSeverity: severityOf(row),
    },
    details: { until },
  });
});

/** Kinds that judge what was granted: who granted it is no judge of it. */
const judgingGrants: readonly WarningKind[] = ['erosion', 'squeeze'];
const mostNamed = 3;

/** Refuses the one who drafted, asked for or signed prices behind the warning, and says who may dismiss it instead. */
const requireOthersGrants = async (context: Context, { kind, accountId, since }: WarningRow): Promise<void> => {
  if (!judgingGrants.includes(kind)) return;
  const granters = await grantersOf(context, { accountId, from: since, to: context.today });
  if (!granters.has(context.actor.userId)) return;
  const names = judgesOf(await workersAt(context, accountId), granters).map(({ name }) => name);
  if (names.length === 0) throw new AppError('warnings.own-grants-alone', { since });
  const list = new Intl.ListFormat(context.language, { type: 'disjunction' });
  throw new AppError('warnings.own-grants', { since, names: list.format(names.slice(0, mostNamed)) });
};

/** Refuses to close what has a risk check that nobody answered, and names it. */
const requireChecked = async ({ language }: Context, { kind, checks }: WarningRow): Promise<void> => {
  const open = checksBefore(kind, checks);
  if (open.length > 0) throw new AppError('warnings.checks-open', { checks: await checksInWords(language, open) });
};

const dismiss = handle(operations.dismiss, async (context, { id, version, reason }) => {
  if (reason === '') throw new AppError('warnings.reason-missing');
  const row = await requireWarning(context, 'warnings.act', id);
  await requireOthersGrants(context, row);
  await requireChecked(context, row);
  const change = { state: 'dismissed', closeReason: reason, ...closed(context) } as const;
  return await doIt(context, { id, version, note: reason, act: 'dismiss', change });
});

const resolve = handle(operations.resolve, async (context, { id, version, note }) => {
  await requireChecked(context, await requireWarning(context, 'warnings.act', id));
  const change = { state: 'resolved', closeReason: note ?? null, ...closed(context) } as const;
  return await doIt(context, { id, version, note, act: 'resolve', change });
});

const answerCheck = handle(operations.answerCheck, async (context, { id, version, check, answer, note }) => {
  const { actor, now } = context;
  const { kind, checks } = await requireWarning(context, 'warnings.act', id);
  if (!checksOf(kind).includes(check)) throw new AppError('warnings.check-unknown');
  const answered = { ...checks, [check]: { answer, note: note ?? null, byName: actor.name, at: now.toISOString() } };
  return await doIt(context, {
    id,
    version,
    note,
    act: 'check',
    change: { checks: JSON.stringify(answered) },
    details: { check, answer },
  });
});

const giveVerdict = handle(operations.giveVerdict, async (context, { id, version, verdict, note }) =>
  doIt(context, { id, version, note, act: 'verdict', change: { verdict }, details: { verdict } }),
);

export const actHandlers = [accept, assign, snooze, dismiss, resolve, answerCheck, giveVerdict];
