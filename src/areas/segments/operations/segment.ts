import { AppError } from '#kernel/app-error';
import { okAnswer } from '#kernel/contract';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { segmentsContract } from '../contract.ts';
import { maySeeRule } from '../domain/index.ts';
import type { Rule } from '../domain/index.ts';
import { catchUp } from '../store/catch-up.ts';
import { countMembers, countRule, noFigures } from '../store/figures.ts';
import { addSegment, findSegment, forgetMembers, listSegments, updateSegmentAt } from '../store/segment.ts';
import type { SegmentRow } from '../store/segment.ts';
import { choiceLabelsOf } from './choice-labels.ts';
import { lawOf, reachOf, requireRule, wordsOf } from './law.ts';
import type { Law } from './law.ts';
import { mayChange, presentFigures, presentSegment } from './present.ts';
import { wordsOfRule } from './words.ts';

const { operations } = segmentsContract;
const everything: Rule = { match: 'all', rules: [] };

const list = handle(operations.list, async (context) => {
  const { db, company, actor } = context;
  const law = await lawOf(context);
  const rows = (await listSegments(db, company.id, actor.userId)).filter(({ rule }) => maySeeRule(rule, law));
  const within = reachOf(context);
  const { company: whole } = await countRule(db, { rule: everything, settings: law, within });
  return { rows: await presentSegments(context, law, rows), company: presentFigures(context, whole) };
});

const get = handle(operations.get, async (context, { id }) => {
  const law = await lawOf(context);
  const row = await requireSegment(context, law, id);
  return presentOne(context, law, row);
});

const create = handle(operations.create, async (context, { name, note, rule, shared }) => {
  const { db, company, actor, now } = context;
  const law = await lawOf(context);
  await requireRule(context, law, rule);
  const id = context.newId();
  await addSegment(db, {
    orgId: company.id,
    id,
    name,
    note,
    rule: JSON.stringify(rule),
    shared,
    ownerId: actor.userId,
    offer: null,
    evaluatedThrough: null,
    evaluatedRun: null,
    evaluatedOn: null,
    createdAt: now,
    updatedAt: now,
    removedAt: null,
  });
  await catchUp(db, id, law);
  await context.audit({
    action: 'create',
    objectType: 'segment',
    objectId: id,
    after: auditOf({ name, rule, shared }),
  });
  return presentOne(context, law, await requireSegment(context, law, id));
});

const update = handle(operations.update, async (context, { id, version, ...change }) => {
  const law = await lawOf(context);
  const before = await requireOwn(context, law, id);
  if (change.rule !== undefined) await requireRule(context, law, change.rule);
  const isOtherRule = change.rule !== undefined && JSON.stringify(change.rule) !== JSON.stringify(before.rule);
  await save(context, before, {
    version,
    set: {
      name: change.name ?? before.name,
      note: change.note === undefined ? before.note : change.note,
      shared: change.shared ?? before.shared,
      ...(isOtherRule
        ? {
            rule: JSON.stringify(change.rule),
            members: 0,
            evaluatedThrough: null,
            evaluatedRun: null,
            evaluatedOn: null,
          }
        : {}),
    },
  });
  if (isOtherRule) await forgetMembers(context.db, context.company.id, id);
  await catchUp(context.db, id, law);
  const after = await requireSegment(context, law, id);
  await context.audit({
    action: 'update',
    objectType: 'segment',
    objectId: id,
    before: auditOf(before),
    after: auditOf(after),
  });
  return presentOne(context, law, after);
});

const setOffer = handle(operations.setOffer, async (context, { id, version, offer }) => {
  const law = await lawOf(context);
  const before = await requireOwn(context, law, id);
  await save(context, before, { version, set: { offer: offer === null ? null : JSON.stringify(offer) } });
  await context.audit({
    action: 'set-offer',
    objectType: 'segment',
    objectId: id,
    before: { offer: before.offer },
    after: { offer },
  });
  return presentOne(context, law, await requireSegment(context, law, id));
});

const remove = handle(operations.remove, async (context, { id }) => {
  const law = await lawOf(context);
  const before = await requireOwn(context, law, id);
  await save(context, before, { version: before.version, set: { removedAt: context.now } });
  await context.audit({ action: 'remove', objectType: 'segment', objectId: id, before: auditOf(before) });
  return okAnswer;
});

const restore = handle(operations.restore, async (context, { id }) => {
  const law = await lawOf(context);
  const row = await findSegment(context.db, context.company.id, id);
  if (row === null || row.removedAt === null || !isVisible(context, law, row)) throw new AppError('segments.not-found');
  if (!mayChange(context, row)) throw new AppError('segments.not-yours');
  await save(context, row, { version: row.version, set: { removedAt: null } });
  await catchUp(context.db, id, law);
  await context.audit({ action: 'restore', objectType: 'segment', objectId: id });
  return presentOne(context, law, await requireSegment(context, law, id));
});

/** A segment that the caller sees: his own or shared, without figures that are hidden from him. */
export const requireSegment = async (
  context: Pick<Context, 'db' | 'company' | 'actor'>,
  law: Law,
  id: string,
): Promise<SegmentRow> => {
  const row = await findSegment(context.db, context.company.id, id);
  if (row === null || row.removedAt !== null || !isVisible(context, law, row)) throw new AppError('segments.not-found');
  return row;
};

const isVisible = ({ actor }: Pick<Context, 'actor'>, law: Law, row: SegmentRow): boolean =>
  (row.shared || row.ownerId === actor.userId) && maySeeRule(row.rule, law);

const requireOwn = async (context: Context, law: Law, id: string): Promise<SegmentRow> => {
  const row = await requireSegment(context, law, id);
  if (!mayChange(context, row)) throw new AppError('segments.not-yours');
  return row;
};

type Saving = { readonly version: number; readonly set: Parameters<typeof updateSegmentAt>[2]['set'] };

const save = async (context: Context, before: SegmentRow, { version, set }: Saving): Promise<void> => {
  const isSaved = await updateSegmentAt(context.db, context.company.id, {
    id: before.id,
    version,
    set: { ...set, updatedAt: context.now },
  });
  if (!isSaved) throw new AppError('segments.changed-meanwhile');
};

const presentOne = async (context: Context, law: Law, row: SegmentRow) => {
  const [shown] = await presentSegments(context, law, [row]);
  if (shown === undefined) throw new AppError('segments.not-found');
  return shown;
};

const presentSegments = async (context: Context, law: Law, rows: readonly SegmentRow[]) => {
  const { db, company, today } = context;
  const words = await wordsOf(context);
  const rules = rows.map(({ rule }) => rule);
  const labels = await choiceLabelsOf(context, words, rules);
  const ids = rows.map(({ id }) => id);
  const figures = await countMembers(db, company.id, { ids, today, within: reachOf(context) });
  return rows.map((row) =>
    presentSegment(context, row, {
      figures: figures.get(row.id) ?? noFigures,
      words: wordsOfRule(row.rule, { words, law, labels }),
    }),
  );
};

const auditOf = ({ name, rule, shared }: { name: string; rule: Rule; shared: boolean }) => ({
  name,
  rule: JSON.stringify(rule),
  shared,
});

export const segmentHandlers = [list, get, create, update, setOffer, remove, restore];
