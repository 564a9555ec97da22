import { listAccountRefs } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { pageOfRows } from '#kernel/cursor';
import { addDays } from '#kernel/day';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { agreementOperations as operations } from '../contract/agreement-operations.ts';
import { documentNumber, followingDays, isInForce, lastDayOfAgreement } from '../domain/index.ts';
import {
  agreementStateIs,
  agreements,
  findFollower,
  isDueForRenewal,
  listAgreements,
  listFollowed,
} from '../store/agreements.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { nextNumber } from '../store/documents.ts';
import { termsRowOf, promisedBy } from './agreement-terms.ts';
import type { AgreementTerms } from './agreement-terms.ts';
import { presentAgreement, presentAgreementRow, requireAgreement, requireUnchanged } from './present-agreement.ts';
import { lockedAccount, rowsOf } from './reach.ts';
import { requestPaper } from './requests.ts';
import { tellPaper } from './tell-paper.ts';

const list = handle(operations.listAgreements, async (context, { cursor, limit, accountId, state, due }) => {
  const { db, company, today } = context;
  const found = await listAgreements(db, {
    orgId: company.id,
    within: rowsOf(context, 'pricing.read', 'price_agreement.account_id'),
    accountId,
    condition: due ? isDueForRenewal(today) : state === undefined ? undefined : agreementStateIs(state, today),
    after: momentOf(cursor),
    limit: limit + 1,
  });
  const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
  const accounts = await listAccountRefs(
    db,
    company.id,
    page.rows.map((row) => row.accountId),
  );
  const followed = await listFollowed(
    db,
    company.id,
    page.rows.map(({ id }) => id),
  );
  return { ...page, rows: page.rows.map((row) => presentAgreementRow(context, row, { accounts, followed })) };
});

const get = handle(operations.getAgreement, async (context, { id }) =>
  presentAgreement(context, await requireAgreement(context, 'pricing.read', id)),
);

/** Writes a draft; answers its row. */
export const draftAgreement = async (
  context: Context,
  draft: {
    readonly accountId: string;
    readonly terms: AgreementTerms;
    readonly followsId?: string;
    /** The tender that it carries out. */
    readonly purchaseId?: string;
  },
): Promise<AgreementRow> => {
  const { db, company, actor, now, today, newId } = context;
  const { accountId, terms, followsId = null, purchaseId = null } = draft;
  await lockedAccount(context, 'pricing.agree', accountId);
  const year = Number(today.slice(0, 4));
  const columns = await termsRowOf(context, terms, null);
  const id = newId();
  await agreements.add(db, {
    ...columns,
    orgId: company.id,
    id,
    number: documentNumber('A', year, await nextNumber(db, { orgId: company.id, letter: 'A', year })),
    accountId,
    followsId,
    purchaseId,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'draft-agreement',
    objectType: 'price-agreement',
    objectId: id,
    after: { accountId, title: terms.title, lines: terms.lines.length, ranges: terms.ranges.length },
  });
  return await requireAgreement(context, 'pricing.agree', id);
};

const create = handle(operations.createAgreement, async (context, { accountId, ...terms }) =>
  presentAgreement(context, await draftAgreement(context, { accountId, terms })),
);

/** The row as the change leaves it; refuses when somebody was quicker. */
export const changeAgreement = async (
  context: Context,
  row: AgreementRow,
  values: Parameters<typeof agreements.update>[2],
): Promise<AgreementRow> => {
  const { db, company } = context;
  if (!(await agreements.update(db, { orgId: company.id, id: row.id, version: row.version }, values)))
    throw new AppError('pricing.agreement-changed-meanwhile');
  return await requireAgreement(context, 'pricing.agree', row.id);
};

export const requireDraft = async (
  context: Context,
  key: { readonly id: string; readonly version: number },
): Promise<AgreementRow> => {
  const row = await requireUnchanged(context, key);
  if (row.state !== 'draft') throw new AppError('pricing.wrong-state', { state: row.state });
  return row;
};

const termsTextOf = ({ lines, ranges, tiers }: AgreementRow) => ({
  lines: JSON.stringify(lines),
  ranges: JSON.stringify(ranges),
  tiers: JSON.stringify(tiers),
});

const update = handle(operations.updateAgreement, async (context, { id, version, ...terms }) => {
  const row = await requireDraft(context, { id, version });
  const changed = await changeAgreement(context, row, await termsRowOf(context, terms, id));
  await context.audit({
    action: 'change-agreement',
    objectType: 'price-agreement',
    objectId: id,
    before: termsTextOf(row),
    after: termsTextOf(changed),
  });
  return await presentAgreement(context, changed);
});

const request = handle(operations.requestAgreement, async (context, key) => {
  const row = await requireDraft(context, key);
  const { lines, creditDays } = await promisedBy(context, row);
  return await requestPaper(context, row, {
    promised: {
      lines: lines.map(({ rangeNo: _no, ...line }) => line),
      ...(creditDays !== undefined && { creditDays }),
    },
    hold: async (requestId) => await changeAgreement(context, row, { requestId }),
    audited: { action: 'request-agreement', objectType: 'price-agreement' },
  });
});

const close = handle(operations.closeAgreement, async (context, { id, version, lastOn, reason }) => {
  const { today } = context;
  const row = await requireUnchanged(context, { id, version });
  if (row.state === 'draft') {
    const withdrawn = await changeAgreement(context, row, { state: 'withdrawn', endReason: reason ?? null });
    await context.audit({ action: 'withdraw-agreement', objectType: 'price-agreement', objectId: id });
    return await presentAgreement(context, withdrawn);
  }
  if (row.state !== 'signed' || lastDayOfAgreement(row) < today)
    throw new AppError('pricing.wrong-state', { state: row.state });
  if (reason === undefined) throw new AppError('pricing.reason-missing');
  const earliest = isInForce(row, today) ? today : addDays(row.validFrom, -1);
  const end = lastOn ?? earliest;
  if (end < earliest || end > row.validTo)
    throw new AppError('pricing.expiry-outside', { from: earliest, to: row.validTo });
  const ended = await changeAgreement(context, row, { endedOn: end, endReason: reason });
  await context.audit({
    action: 'end-agreement',
    objectType: 'price-agreement',
    objectId: id,
    before: { lastOn: lastDayOfAgreement(row) },
    after: { lastOn: end, reason },
  });
  await tellPaper(context, row, 'agreement-ended');
  return await presentAgreement(context, ended);
});

/** The terms of an agreement for a draft that follows it. */
const followingTerms = (row: AgreementRow, shown: Awaited<ReturnType<typeof presentAgreement>>): AgreementTerms => ({
  title: row.title,
  coversGroup: row.coversGroup,
  ...followingDays(row),
  noticeDays: row.noticeDays,
  lines: shown.draftLines,
  ranges: shown.draftRanges,
  creditDays: row.creditDays,
  rebateKind: row.rebateKind,
  rebatePeriod: row.rebatePeriod,
  rebateBasis: row.rebateBasis,
  tiers: shown.tiers,
  serviceTerms: row.serviceTerms,
  visitsPerYear: row.visitsPerYear,
  indexClause: row.indexClause,
  note: row.note,
});

const renew = handle(operations.renewAgreement, async (context, { id }) => {
  const row = await requireAgreement(context, 'pricing.agree', id);
  if (row.state !== 'signed') throw new AppError('pricing.wrong-state', { state: row.state });
  const other = await findFollower(context.db, context.company.id, id);
  if (other !== null) throw new AppError('pricing.agreement-followed', { number: other.number });
  const terms = followingTerms(row, await presentAgreement(context, row));
  const made = await draftAgreement(context, { accountId: row.accountId, terms, followsId: id });
  return await presentAgreement(context, made);
});

export const agreementHandlers = [list, get, create, update, request, close, renew];
