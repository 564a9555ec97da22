import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { searchTextOf } from '#platform/search-text';
import { personOperations as operations } from '../contract/person-operations.ts';
import { consentProblemOf, fullNameOf, mergedCustom, missingOfKeyPerson } from '../domain/index.ts';
import type { Consent, CustomValues } from '../domain/index.ts';
import { addPerson, addRole, endRole, listPersons, setConsent, updatePersonAt } from '../store/person.ts';
import type { PersonRow } from '../store/person.ts';
import { listCustomFields } from '../store/setup.ts';
import { addTasks, listOpenPersonTasks, setTaskState } from '../store/task.ts';
import type { PersonTable } from '../tables.ts';
import { reachedRoles, requireAccount, requirePerson, rowsOf } from './access.ts';
import { isAskedTogether, settlePersonGaps } from './person-gaps.ts';
import { presentPerson } from './present.ts';

const list = handle(operations.listPersons, async (context, input) => {
  const [sortKey, id] = input.cursor === undefined ? [] : cursorParts(input.cursor, 2);
  const rows = await listPersons(context.db, context.company.id, {
    within: rowsOf(context, 'accounts.read', 'r.account_id'),
    q: input.q,
    seesPersonal: context.actor.fields.includes('personal'),
    accountId: input.accountId,
    presentOn: input.withFormer ? undefined : context.today,
    after: id === undefined ? undefined : { sortKey: String(sortKey), id: String(id) },
    limit: input.limit + 1,
  });
  const page = pageOfRows(rows, input.limit, (row) => [row.sortKey, row.id]);
  const roles = await reachedRoles(
    context,
    page.rows.map(({ id: personId }) => personId),
  );
  return { ...page, rows: page.rows.map((row) => presentPerson(context, row, roles.get(row.id) ?? [])) };
});

const get = handle(operations.getPerson, async (context, { id }) =>
  present(context, await requirePerson(context, 'accounts.read', id)),
);

const create = handle(operations.createPerson, async (context, { accountId, department, title, ...input }) => {
  const { db, company } = context;
  await requireAccount(context, 'accounts.write', accountId);
  const custom = await customOf(context, {}, input.custom ?? {});
  const row = await addPerson(db, {
    ...blankPerson,
    ...given(input),
    ...spellingOf({ ...blankPerson, ...given(input), surname: input.surname }),
    surname: input.surname,
    orgId: company.id,
    id: context.newId(),
    custom: JSON.stringify(custom),
  });
  await addRole(db, {
    orgId: company.id,
    id: context.newId(),
    personId: row.id,
    accountId,
    department: department ?? null,
    title: title ?? null,
    fromOn: context.today,
    toOn: null,
  });
  await context.audit({
    action: 'create',
    objectType: 'person',
    objectId: row.id,
    after: { name: fullNameOf(row), accountId },
  });
  await askForGaps(context, row, [accountId]);
  return present(context, row);
});

const update = handle(operations.updatePerson, async (context, { id, version, ...input }) => {
  const { db, company } = context;
  const before = await requirePerson(context, 'accounts.write', id);
  if (!context.actor.fields.includes('personal')) throw new AppError('accounts.personal-hidden');
  const custom = await customOf(context, before.custom, input.custom ?? {});
  const wanted = { ...before, ...given(input) };
  const after = await updatePersonAt(db, company.id, {
    id,
    version,
    set: { ...given(input), ...spellingOf(wanted), custom: JSON.stringify(custom) },
  });
  if (after === null) throw new AppError('accounts.changed-meanwhile', { version: before.version });
  const names = Object.keys(given(input));
  await context.audit({
    action: 'update',
    objectType: 'person',
    objectId: id,
    before: pick(before, names),
    after: pick(after, names),
  });
  const roles = (await reachedRoles(context, [id])).get(id) ?? [];
  await askForGaps(
    context,
    after,
    roles.map(({ accountId }) => accountId),
  );
  return present(context, after);
});

const consent = handle(operations.setConsent, async (context, { id, channel, state, purpose, on, source }) => {
  const { db, company, today } = context;
  const before = await requirePerson(context, 'accounts.write', id);
  if (!context.actor.fields.includes('personal')) throw new AppError('accounts.personal-hidden');
  const said: Consent | null =
    state === 'not-asked' ? null : { state, purpose: purpose || null, on: on ?? today, source: source || null };
  const problem = said === null ? null : consentProblemOf(said, today);
  if (problem !== null) throw new AppError(`accounts.consent-${problem}`);
  const after = await setConsent(db, company.id, { id, channel, consent: said });
  await context.audit({
    action: 'set-consent',
    objectType: 'person',
    objectId: id,
    before: { channel, ...auditedConsent(before.consents[channel]) },
    after: { channel, ...auditedConsent(said) },
  });
  return present(context, after);
});

const auditedConsent = (consent: Consent | null | undefined) => ({
  consent: consent?.state ?? 'not-asked',
  consentPurpose: consent?.purpose ?? null,
  consentOn: consent?.on ?? null,
  consentSource: consent?.source ?? null,
});

const addRoleAt = handle(operations.addRole, async (context, { id, accountId, department, title, fromOn }) => {
  const row = await requirePerson(context, 'accounts.write', id);
  await requireAccount(context, 'accounts.write', accountId);
  const orgId = context.company.id;
  await addRole(context.db, {
    orgId,
    id: context.newId(),
    personId: id,
    accountId,
    department: department ?? null,
    title: title ?? null,
    fromOn: fromOn ?? context.today,
    toOn: null,
  });
  await context.audit({
    action: 'add-role',
    objectType: 'person',
    objectId: id,
    after: { accountId, title: title ?? null },
  });
  return present(context, row);
});

const endRoleAt = handle(operations.endRole, async (context, { id, roleId, toOn }) => {
  await requirePerson(context, 'accounts.write', id);
  const isEnded = await endRole(context.db, context.company.id, {
    id: roleId,
    personId: id,
    toOn: toOn ?? context.today,
  });
  if (!isEnded) throw new AppError('accounts.person-not-found');
  await context.audit({
    action: 'end-role',
    objectType: 'person',
    objectId: id,
    after: { roleId, toOn: toOn ?? context.today },
  });
  const roles = (await reachedRoles(context, [id])).get(id) ?? [];
  await settlePersonGaps(
    context,
    roles.map(({ accountId }) => accountId),
  );
  return { ok: true } as const;
});

const present = async (context: Context, row: PersonRow) =>
  presentPerson(context, row, (await reachedRoles(context, [row.id])).get(row.id) ?? []);

/**
 * A key person's gaps are one open task; it closes itself when the gaps are filled. None is made where a task asks for all
 * key persons of one of the accounts already.
 */
const askForGaps = async (context: Context, row: PersonRow, accountIds: readonly string[]): Promise<void> => {
  await askForOwnGaps(context, row, accountIds);
  await settlePersonGaps(context, accountIds);
};

const askForOwnGaps = async (context: Context, row: PersonRow, accountIds: readonly string[]): Promise<void> => {
  const [accountId] = accountIds;
  if (accountId === undefined) return;
  const { db, company } = context;
  const missing = missingOfKeyPerson(row);
  const open = await listOpenPersonTasks(db, company.id, row.id);
  if (missing.length === 0) {
    for (const task of open) await setTaskState(db, company.id, { id: task.id, state: 'done', doneAt: context.now });
    return;
  }
  if (open.length > 0 || (await isAskedTogether(context, accountIds))) return;
  await addTasks(db, [
    {
      orgId: company.id,
      id: context.newId(),
      accountId,
      kind: 'complete-person',
      title: fullNameOf(row),
      params: JSON.stringify({ personId: row.id, name: fullNameOf(row), missing }),
      dueOn: null,
      assigneeId: context.actor.userId,
      createdBy: null,
      doneAt: null,
    },
  ]);
};

const customOf = async (context: Context, held: PersonRow['custom'], values: CustomValues) => {
  const fields = (await listCustomFields(context.db, context.company.id)).filter(({ object }) => object === 'person');
  const check = mergedCustom(fields, held, values);
  if (check.kind === 'misfit') throw new AppError('accounts.custom-invalid', { field: check.field });
  return check.values;
};

const blankPerson = {
  code: null,
  givenName: null,
  gender: null,
  salutation: null,
  phone: null,
  mobile: null,
  email: null,
  wechat: null,
  ageBand: null,
  birthday: null,
  birthdayCalendar: null,
  interests: null,
  habits: null,
  language: null,
  consents: '{}',
  mergedInto: null,
  batchId: null,
} as const;

type Given = { readonly [K in keyof PersonTable]?: PersonRow[K] | undefined };

/** The fields that a form sent; an empty text means that the value is cleared. */
const given = (input: Omit<Given, 'custom'> & { readonly custom?: unknown }) =>
  Object.fromEntries(
    Object.entries(input).flatMap(([key, value]) =>
      value === undefined || key === 'custom' ? [] : [[key, value === '' ? null : value]],
    ),
  );

type Named = Pick<PersonRow, 'surname' | 'givenName' | 'email' | 'mobile' | 'phone'>;

const spellingOf = (person: Named) => {
  const search = searchTextOf([fullNameOf(person), person.email, person.mobile, person.phone]);
  return { sortKey: search.sortKey, searchText: search.text, searchGrams: search.grams };
};

const pick = (row: PersonRow, names: readonly string[]) => {
  const values: Readonly<Record<string, unknown>> = row;
  return Object.fromEntries(names.map((name) => [name, JSON.stringify(values[name] ?? null)]));
};

export const personHandlers = [list, get, create, update, consent, addRoleAt, endRoleAt];
