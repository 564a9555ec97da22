import { createT } from '#kernel/i18n';
import { listMembers } from '#platform/identity';
import type { Context, StreamContext } from '#platform/operations';
import type { ExportColumn, ExportRow, ExportValue } from '#platform/sheets';
import { accountsMessages } from '../messages/index.ts';
import { listAccountRefs } from '../store/account.ts';
import { listCustomFields } from '../store/setup.ts';
import { accountsTables } from '../tables.ts';

/** What a file of accounts holds of each beside its figures: other names, tags, owner, parent, custom fields. */
export type AccountExtras = {
  readonly columns: readonly ExportColumn[];
  /** The cells of these accounts by id. The caller has narrowed the ids to what the reader reaches. */
  readonly read: (step: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, ExportRow>>;
};

type CustomFields = Awaited<ReturnType<typeof listCustomFields>>;

const kindOf = (type: CustomFields[number]['type']): ExportColumn['kind'] =>
  type === 'date' ? 'day' : type === 'number' ? 'decimal' : 'text';

const cellOf = (value: unknown): ExportValue =>
  typeof value === 'string' || typeof value === 'number' || value === null || value === undefined
    ? value
    : JSON.stringify(value);

export const accountExtras = async (context: StreamContext): Promise<AccountExtras> => {
  const { language, company } = context;
  const t = createT(language, await accountsMessages.load[language]());
  const { fields, owners } = await context.transact(async ({ db }) => ({
    fields: (await listCustomFields(db, company.id)).filter(({ object }) => object === 'account'),
    owners: new Map((await listMembers(db, company.id)).map(({ userId, name }) => [userId, name])),
  }));
  return {
    columns: [
      { header: t('fields.otherNames'), kind: 'text' },
      { header: t('fields.tags'), kind: 'text' },
      { header: t('fields.owner'), kind: 'text' },
      { header: t('fields.parentCode'), kind: 'text' },
      { header: t('fields.parent'), kind: 'text' },
      ...fields.map(({ labelZh, labelEn, type }): ExportColumn => ({
        header: language === 'en' && labelEn !== '' ? labelEn : labelZh,
        kind: kindOf(type),
      })),
    ],
    read: async ({ db }, ids) => {
      if (ids.length === 0) return new Map();
      const rows = await accountsTables(db)
        .selectFrom('account')
        .select(['id', 'otherNames', 'tags', 'ownerId', 'parentId', 'custom'])
        .where('orgId', '=', company.id)
        .where('id', 'in', [...ids])
        .execute();
      const parents = await listAccountRefs(
        db,
        company.id,
        rows.flatMap(({ parentId }) => parentId ?? []),
      );
      return new Map(
        rows.map(({ id, otherNames, tags, ownerId, parentId, custom }) => {
          const parent = parentId === null ? undefined : parents.get(parentId);
          return [
            id,
            [
              otherNames.join('; '),
              tags.join('; '),
              ownerId === null ? null : owners.get(ownerId),
              parent?.code,
              parent?.name,
              ...fields.map(({ key }) => cellOf(Object(custom)[key])),
            ],
          ];
        }),
      );
    },
  };
};
