import { Readable } from 'node:stream';
import type { z } from 'zod';
import { createT } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import { handleFile } from '#platform/operations';
import type { FileAnswer, StreamContext } from '#platform/operations';
import { writeCsv, writeWorkbook } from '#platform/sheets';
import type { ExportColumn, ExportRow } from '#platform/sheets';
import { accountOperations } from '../contract/account-operations.ts';
import type { personSchema } from '../contract/schemas.ts';
import { personOperations } from '../contract/person-operations.ts';
import { fullNameOf } from '../domain/index.ts';
import { accountsMessages } from '../messages/index.ts';
import type { zhCN } from '../messages/zh-CN.ts';
import { listAccounts } from '../store/account.ts';
import type { AccountRow } from '../store/account.ts';
import { listPersons } from '../store/person.ts';
import { reachedRoles, rowsOf } from './access.ts';
import { accountExtras } from './export-extras.ts';
import type { AccountExtras } from './export-extras.ts';
import { presentPerson } from './present.ts';

const pageSize = 500;

const accountFields = [
  'code',
  'name',
  'nameEn',
  'shortName',
  'uscc',
  'kind',
  'industry',
  'region',
  'ownership',
  'institution',
  'employees',
  'website',
  'foundedOn',
  'lifecycle',
  'tier',
  'kaType',
  'termsDays',
] as const satisfies readonly (keyof AccountRow)[];

const exportAccounts = handleFile(accountOperations.export, async (context, { format, q }) => {
  const t = createT(context.language, await accountsMessages.load[context.language]());
  const columns: ExportColumn[] = accountFields.map((field) => ({
    header: t(`fields.${field}`),
    kind: field === 'foundedOn' ? 'day' : 'text',
  }));
  const extras = await accountExtras(context);
  const rows = accountRows(context, q, extras);
  return answer(context, { name: 'accounts', format, columns: [...columns, ...extras.columns], rows });
});

async function* accountRows(
  context: StreamContext,
  q: string | undefined,
  extras: AccountExtras,
): AsyncGenerator<ExportRow> {
  let after: { readonly sortKey: string; readonly id: string } | undefined;
  for (;;) {
    const from = after;
    const { rows, more } = await context.transact(async (step) => {
      const page = await listAccounts(step.db, step.company.id, {
        within: rowsOf(step, 'accounts.export', 'account.id'),
        q,
        after: from,
        limit: pageSize,
      });
      const ids = page.map(({ id }) => id);
      return { rows: page, more: await extras.read(step, ids) };
    });
    for (const row of rows) yield [...accountFields.map((field) => row[field]), ...(more.get(row.id) ?? [])];
    after = rows.at(-1);
    if (rows.length < pageSize) return;
  }
}

const exportPersons = handleFile(personOperations.exportPersons, async (context, { format, accountId, q }) => {
  const t = createT(context.language, await accountsMessages.load[context.language]());
  const fields = [
    'person',
    'account',
    'department',
    'title',
    'gender',
    'phone',
    'mobile',
    'email',
    'wechat',
    ...consentColumns,
  ] as const;
  const columns: ExportColumn[] = fields.map((field) => ({ header: t(`fields.${field}`), kind: 'text' }));
  return answer(context, { name: 'persons', format, columns, rows: personRows(context, { accountId, q }, t) });
});

type AccountsWords = Translate<typeof zhCN>;
type Consents = z.input<typeof personSchema>['consents'];
const consentColumns = ['consentGiven', 'consentWithdrawn', 'consentPurpose', 'consentOn', 'consentSource'] as const;

/** The channels of each state, and what else was said of them in the same order. */
const consentCells = (consents: Consents, t: AccountsWords): readonly string[] => {
  const ordered = ['given', 'withdrawn'].map((wanted) => consents.filter(({ state }) => state === wanted));
  const said = (read: (consent: Consents[number]) => string | null): string =>
    [...new Set(ordered.flat().flatMap((one) => read(one) ?? []))].join('; ');
  return [
    ...ordered.map((some) => some.map(({ channel }) => t(`channels.${channel}`)).join('; ')),
    said(({ purpose }) => purpose),
    said(({ on }) => on),
    said(({ source }) => source),
  ];
};

async function* personRows(
  context: StreamContext,
  filter: { readonly accountId: string | undefined; readonly q: string | undefined },
  t: AccountsWords,
): AsyncGenerator<ExportRow> {
  let after: { readonly sortKey: string; readonly id: string } | undefined;
  for (;;) {
    const from = after;
    const { persons, last } = await context.transact(async (step) => {
      const within = rowsOf(step, 'accounts.export', 'r.account_id');
      const rows = await listPersons(step.db, step.company.id, {
        ...filter,
        within,
        seesPersonal: context.actor.fields.includes('personal'),
        presentOn: context.today,
        after: from,
        limit: pageSize,
      });
      const roles = await reachedRoles(
        step,
        rows.map(({ id }) => id),
      );
      return {
        persons: rows.map((row) => presentPerson(step, row, roles.get(row.id) ?? [])),
        last: rows.length < pageSize ? undefined : rows.at(-1),
      };
    });
    for (const person of persons) {
      const [role] = person.roles;
      yield [
        fullNameOf(person),
        role?.account.name,
        role?.department,
        role?.title,
        person.gender,
        person.phone,
        person.mobile,
        person.email,
        person.wechat,
        ...consentCells(person.consents, t),
      ];
    }
    if (last === undefined) return;
    after = last;
  }
}

type Wanted = {
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly columns: readonly ExportColumn[];
  readonly rows: AsyncGenerator<ExportRow>;
};

const answer = (context: StreamContext, { name, format, columns, rows }: Wanted): FileAnswer => ({
  fileName: `${name}-${context.today}.${format}`,
  contentType:
    format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: Readable.from(format === 'csv' ? writeCsv({ columns, rows }) : writeWorkbook({ name, columns, rows })),
});

export const exportHandlers = [exportAccounts, exportPersons];
