import { AppError } from '#kernel/app-error';
import type { Json } from '#kernel/canonical-json';
import { handle } from '#platform/operations';
import { setupOperations as operations } from '../contract/setup-operations.ts';
import {
  addView,
  findCustomField,
  listCustomFields,
  listViews,
  removeView,
  retireCustomField,
  saveCustomField,
} from '../store/setup.ts';
import type { CustomFieldRow, SavedViewRow } from '../store/setup.ts';
import { recordOf } from './present.ts';

const fields = handle(operations.listCustomFields, async (context) => ({
  fields: (await listCustomFields(context.db, context.company.id)).map(presentField),
}));

const saveField = handle(operations.saveCustomField, async (context, input) => {
  const { db, company } = context;
  const before = await findCustomField(db, company.id, input);
  if (before !== null && before.type !== input.type)
    throw new AppError('accounts.field-type-fixed', { key: input.key, type: before.type });
  if (input.type === 'choice' && input.choices.length === 0)
    throw new AppError('accounts.field-needs-choices', { key: input.key });
  const row = await saveCustomField(db, {
    orgId: company.id,
    id: before?.id ?? context.newId(),
    ...input,
    choices: JSON.stringify(input.choices),
    removedAt: null,
  });
  await context.audit({
    action: before === null ? 'create' : 'update',
    objectType: 'custom-field',
    objectId: row.id,
    ...(before === null ? {} : { before: labelsOf(before) }),
    after: labelsOf(row),
  });
  return presentField(row);
});

const retireField = handle(operations.removeCustomField, async (context, input) => {
  const row = await findCustomField(context.db, context.company.id, input);
  if (row === null || row.removedAt !== null) throw new AppError('accounts.field-not-found');
  await retireCustomField(context.db, context.company.id, { id: row.id, at: context.now });
  await context.audit({ action: 'remove', objectType: 'custom-field', objectId: row.id, before: labelsOf(row) });
  return { ok: true } as const;
});

const views = handle(operations.listViews, async (context, { list }) => {
  const { userId } = context.actor;
  const rows = await listViews(context.db, context.company.id, { list, userId });
  return { views: rows.map((row) => presentView(row, userId)) };
});

const saveView = handle(operations.saveView, async (context, { list, name, state, shared }) => {
  const row = await addView(context.db, {
    orgId: context.company.id,
    id: context.newId(),
    list,
    name,
    state: JSON.stringify(state),
    ownerId: context.actor.userId,
    shared,
  });
  return presentView(row, context.actor.userId);
});

const dropView = handle(operations.removeView, async (context, { id }) => {
  const isRemoved = await removeView(context.db, context.company.id, { id, ownerId: context.actor.userId });
  if (!isRemoved) throw new AppError('accounts.view-not-found');
  return { ok: true } as const;
});

const presentField = (row: CustomFieldRow) => row;

const presentView = (row: SavedViewRow, userId: string) => ({
  ...row,
  state: recordOf(row.state),
  mine: row.ownerId === userId,
});

const labelsOf = ({ object, key, type, labelZh, labelEn, choices }: CustomFieldRow): Json => ({
  object,
  key,
  type,
  labelZh,
  labelEn,
  choices,
});

export const setupHandlers = [fields, saveField, retireField, views, saveView, dropView];
