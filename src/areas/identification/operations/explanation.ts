import { seesCost } from '#kernel/access';
import { sql } from 'kysely';
import { listInvoicesBehind, listLinesBehind, listMonthsBehind } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { createT } from '#kernel/i18n';
import { handle, handleFile } from '#platform/operations';
import type { Context } from '#platform/operations';
import { explanationSchema } from '../contract/explanation-schema.ts';
import { runOperations as operations } from '../contract/run-operations.ts';
import { explanationFor, rescore } from '../domain/index.ts';
import { identificationMessages, reasonsOf } from '../messages/index.ts';
import { findExplanation } from '../store/explanations.ts';
import { listPortfolio } from '../store/portfolio.ts';
import type { RunRow } from '../store/runs.ts';
import { listStatements } from '../store/statements.ts';
import type { Unit } from '../tables.ts';
import { presentPortfolioRow, presentRun } from './present.ts';
import { requireRun, rowsWithin } from './reach.ts';

type Wanted = { readonly accountId: string; readonly runId?: string | undefined; readonly unit: Unit };

const requireBody = async (
  context: Context,
  { accountId, runId, unit }: Wanted,
): Promise<{ readonly run: RunRow; readonly body: string }> => {
  const run = await requireRun(context, runId);
  const within = rowsWithin(context, 'identification.read', 'r.account_id');
  const body = await findExplanation(context.db, context.company.id, { runId: run.id, accountId, unit, within });
  if (body === null) throw new AppError('identification.not-rated');
  return { run, body };
};

const explain = handle(operations.explanation, async (context, wanted) => {
  const { db, company } = context;
  const { run, body } = await requireBody(context, wanted);
  const within = rowsWithin(context, 'identification.read', 'r.account_id');
  const [row] = await listPortfolio(db, {
    orgId: company.id,
    runId: run.id,
    unit: wanted.unit,
    within: whoseIs(within, wanted.accountId),
    sort: 'rank',
    direction: 'best',
    limit: 1,
  });
  if (row === undefined) throw new AppError('identification.not-rated');
  const explanation = explanationSchema.parse(JSON.parse(body));
  const { score, agrees } = rescore(explanation);
  const shown = explanationFor(context.actor.fields, explanation);
  const t = createT(context.language, await identificationMessages.load[context.language]());
  const presented = presentPortfolioRow(context, row);
  return {
    run: presentRun(run),
    account: presented.account,
    row: presented,
    body: { ...shown },
    rescored: { score: shown.score === null ? null : score, agrees },
    masked: !seesCost(context.actor.fields),
    reasons: [...reasonsOf(shown, { t, currency: company.currency })],
  };
});

const whoseIs = (within: ReturnType<typeof rowsWithin>, accountId: string) =>
  sql<boolean>`${within} and r.account_id = ${accountId}::uuid`;

const download = handleFile(operations.explanationText, async (context, wanted) => {
  if (!seesCost(context.actor.fields)) throw new AppError('identification.figure-hidden');
  const { run, body } = await context.transact(async (step) => await requireBody(step, wanted));
  const { account } = explanationSchema.parse(JSON.parse(body));
  return {
    fileName: `explanation-${account}-${run.asOf}.json`,
    contentType: 'application/json',
    body: new TextEncoder().encode(body),
  };
});

const rows = handle(operations.explanationRows, async (context, { accountId, runId, source, cursor, limit }) => {
  const { db, company } = context;
  const { run, body } = await requireBody(context, { accountId, runId, unit: 'account' });
  const from = explanationSchema.parse(JSON.parse(body)).rows[source] ?? run.asOf;
  const [at, key] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const page = {
    orgId: company.id,
    accountId,
    from,
    through: run.asOf,
    after: key === undefined ? undefined : { at: String(at), key: String(key) },
    limit: limit + 1,
    showsCost: seesCost(context.actor.fields),
  };
  if (source === 'order-lines') return shown(await listLinesBehind(db, page), limit);
  if (source === 'invoices') return shown(await listInvoicesBehind(db, page), limit);
  if (source === 'monthly-facts') return shown(await listMonthsBehind(db, page), limit);
  const statements = await listStatements(db, company.id, accountId);
  return {
    rows: statements
      .filter((item) => item.statedOn <= run.asOf && (item.withdrawnOn === null || item.withdrawnOn > run.asOf))
      .map(({ kind, value, source: by, statedOn, expiresOn, statedByName, note }) => ({
        kind,
        value,
        source: by,
        statedOn,
        expiresOn,
        statedByName,
        note,
      })),
  };
});

type Behind = {
  readonly at: string;
  readonly key: string;
  readonly cells: Readonly<Record<string, string | number | boolean | null>>;
};

const shown = (found: readonly Behind[], limit: number) => {
  const page = pageOfRows(found, limit, (row) => [row.at, row.key]);
  return { ...page, rows: page.rows.map(({ cells }) => ({ ...cells })) };
};

export const explanationHandlers = [explain, download, rows];
