import { Readable } from 'node:stream';
import type { PermissionTable } from '#kernel/access';
import { AppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import type { MessageTree, Translate } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { listMembers } from '#platform/identity';
import { handleFile, valuesAt } from '#platform/operations';
import type { Bound, ListColumn, ListExport, Module, StreamContext } from '#platform/operations';
import { writeCsv, writeWorkbook } from '#platform/sheets';
import type { ExportRow } from '#platform/sheets';
import { exportsContract } from './contract.ts';
import { listPages } from './list-pages.ts';
import { exportsMessages } from './messages/index.ts';
import { sheetKindOf, writtenValue } from './written-value.ts';
import type { Writing } from './written-value.ts';

type Exported = { readonly bound: Bound; readonly list: ListExport };

/** The export of every list that the modules declare. */
export const exportsModuleOf = (modules: readonly Module[]): Module => {
  const lists = new Map<string, Exported>();
  const rights: Record<string, PermissionTable[string]> = {};
  for (const { contract, handlers, lists: declared = {} } of modules) {
    Object.assign(rights, contract.permissions);
    for (const bound of handlers) {
      const list = declared[bound.spec.name];
      if (list !== undefined) lists.set(bound.spec.name, { bound, list });
    }
  }
  const exportList = handleFile(exportsContract.operations.list, async (context, { list: name, filter, format }) => {
    const exported = lists.get(name);
    if (exported === undefined)
      throw new AppError('exports.list-unknown', { list: name, lists: [...lists.keys()].toSorted().join(', ') });
    const { bound, list: told } = exported;
    const pages = listPages(context, { bound, filter, at: told.at ?? 'rows', rights });
    // The first page is read before the answer begins, so that a refusal is told as one.
    const first = (await pages.next()).value ?? [];
    const { columns, name: title } = told;
    const shown = told.isSparse === true ? filledOf(columns, first) : columns;
    const writing = await writingOf(context, modules);
    async function* rows(): AsyncGenerator<ExportRow> {
      for (const row of first) yield shown.map((column) => writtenValue(row, column, writing));
      for await (const page of pages) {
        for (const row of page) yield shown.map((column) => writtenValue(row, column, writing));
      }
    }
    const table = {
      name: title[context.language],
      columns: shown.map((column) => ({ header: column.header[context.language], kind: sheetKindOf(column) })),
      rows: rows(),
    };
    return {
      fileName: `${table.name}-${context.today}.${format}`,
      contentType:
        format === 'csv'
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: Readable.from(format === 'csv' ? writeCsv(table) : writeWorkbook(table)),
    };
  });
  return { contract: exportsContract, messages: exportsMessages, handlers: [exportList] };
};

const filledOf = (columns: readonly ListColumn[], rows: readonly unknown[]): readonly ListColumn[] =>
  columns.filter(({ path }) => rows.some((row) => valuesAt(row, path).length > 0));

const writingOf = async (context: StreamContext, modules: readonly Module[]): Promise<Writing> => {
  const { language, company } = context;
  const t = createT(language, await exportsMessages.load[language]());
  const words = await translatorsOf(modules, language);
  const users = await context.transact(async ({ db }) => await listMembers(db, company.id));
  return {
    language,
    currency: company.currency,
    timeZone: company.timeZone,
    yes: t('yes'),
    no: t('no'),
    userNames: new Map(users.map(({ userId, name }) => [userId, name])),
    wordOf: (key, params) => {
      const [area = '', path = ''] = key.split(':');
      return words.get(area)?.find(path, params);
    },
  };
};

const translatorsOf = async (
  modules: readonly Module[],
  language: Language,
): Promise<ReadonlyMap<string, Translate<MessageTree>>> => {
  const translators = new Map<string, Translate<MessageTree>>();
  for (const { messages } of modules) {
    if (messages !== undefined)
      translators.set(messages.name, createT<MessageTree>(language, await messages.load[language]()));
  }
  return translators;
};
