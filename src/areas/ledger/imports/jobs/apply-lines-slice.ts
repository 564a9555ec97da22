import { listMergedCodes, upsertAccounts, upsertPersons } from '#areas/accounts';
import { listMembers } from '#platform/identity';
import type { Context } from '#platform/operations';
import { stagedAccountExtraSchema, stagedAccountSchema, stagedPersonSchema } from '../../contract/staged-records.ts';
import { fromTheBeginning, setCreditLimits } from '../../store/credit-limits.ts';
import type { NewLimits } from '../../store/credit-limits.ts';
import { accountsOf } from '../../store/facts/account-set.ts';
import { companyWindow } from '../../store/facts/company-window.ts';
import { refreshSnaps } from '../../store/facts/refresh-facts.ts';
import { keepBeforeImages } from '../../store/import/before-images.ts';
import type { StagedRecord } from '../../store/import/stage.ts';
import { upsertProducts } from '../../store/products/upsert-products.ts';
import { finding } from '../staging/booking.ts';
import { addCounts } from './batch-run.ts';
import type { BatchCounts, BatchRun } from './batch-run.ts';
import { bookCosts } from './book-costs.ts';
import { judgeFamilies } from './judge-families.ts';
import { keepRefusals } from './late-refusals.ts';

type Outcome = {
  readonly id: string;
  readonly action: 'created' | 'updated' | 'unchanged';
  readonly before: object | null;
  readonly after: object;
};

const countsOfActions = (outcomes: readonly Outcome[]): Partial<BatchCounts> => {
  const count = (action: Outcome['action']): number => outcomes.filter((outcome) => outcome.action === action).length;
  return { inserted: count('created'), updated: count('updated'), unchanged: count('unchanged') };
};

/** Books the records of some lines: accounts, persons, products and dated prices. */
export const applyLinesSlice = async (
  context: Context,
  run: BatchRun,
  records: readonly StagedRecord[],
): Promise<void> => {
  const booked = await bookRecords(context, run, records);
  run.counts = addCounts(run.counts, booked);
};

const bookRecords = async (
  context: Context,
  run: BatchRun,
  records: readonly StagedRecord[],
): Promise<Partial<BatchCounts>> => {
  const { db, newId } = context;
  const { orgId, batchId } = run.key;
  const common = { orgId, batchId, newId };
  switch (run.batch.kind) {
    case 'accounts':
      return countsOfActions(await bookAccounts(context, run, records));
    case 'persons': {
      const persons = records.flatMap(({ accountId, record }) =>
        accountId === null ? [] : [{ ...stagedPersonSchema.parse(record), accountId }],
      );
      const { outcomes, roles } = await upsertPersons(db, { ...common, records: persons });
      await keepOutcomes(context, run, { object: 'person', outcomes });
      await keepBeforeImages(
        db,
        run.key,
        roles.map(({ id, after }) => ({ object: 'new-role', key: id, before: {}, after })),
      );
      return countsOfActions(outcomes);
    }
    case 'products': {
      const { products, refusals } = await judgeFamilies(context, run, records);
      await keepRefusals(context, run, refusals);
      const { outcomes, renamedLines, madeLines } = await upsertProducts(db, { ...common, records: products });
      await keepBeforeImages(db, run.key, [
        ...renamedLines.map(({ id, nameEn, nameEnAfter }) => ({
          object: 'product-line',
          key: id,
          before: { nameEn },
          after: { nameEn: nameEnAfter },
        })),
        ...madeLines.map((id) => ({ object: 'new-product-line', key: id, before: {}, after: {} })),
      ]);
      await keepOutcomes(context, run, { object: 'product', outcomes });
      return countsOfActions(outcomes);
    }
    case 'costs':
      return await bookCosts(context, run, records);
    default:
      throw new Error(`${run.batch.kind} are booked by accounts`);
  }
};

const bookAccounts = async (
  context: Context,
  run: BatchRun,
  staged: readonly StagedRecord[],
): Promise<readonly Outcome[]> => {
  const { db, newId } = context;
  const records = await withoutMerged(context, run, staged);
  const { orgId, batchId } = run.key;
  const members = new Map((await listMembers(db, orgId)).map(({ email, userId }) => [email.toLowerCase(), userId]));
  const outcomes = await upsertAccounts(db, {
    orgId,
    batchId,
    newId,
    records: records.map(({ record }) => stagedAccountSchema.parse(record)),
    ownerIdOf: (email) => members.get(email.toLowerCase()) ?? null,
  });
  await keepOutcomes(context, run, { object: 'account', outcomes });
  const ids = new Map(outcomes.map(({ code, id }) => [code, id]));
  const made = new Set(outcomes.filter(({ action }) => action === 'created').map(({ id }) => id));
  const limits = records.flatMap(({ record }) => {
    const { creditLimitMinor } = stagedAccountExtraSchema.parse(record);
    const accountId = ids.get(stagedAccountSchema.parse(record).code);
    return accountId === undefined || creditLimitMinor === undefined
      ? []
      : [{ accountId, limitMinor: creditLimitMinor }];
  });
  await bookLimits(context, run, { limits, isNew: (id) => made.has(id) });
  return outcomes;
};

type BookedLimits = { readonly limits: NewLimits['limits']; readonly isNew: (accountId: string) => boolean };

/**
 * A file says what the limit is, not since when. The first one of an account counts for all of its history, so that its
 * exposure is judged on any day; later ones count from the day of the import. Facts of accounts that stood before follow.
 */
const bookLimits = async (
  { db, company, today }: Context,
  run: BatchRun,
  { limits, isNew }: BookedLimits,
): Promise<void> => {
  const { orgId } = run.key;
  const setBy = run.batch.createdBy;
  const changed = await setCreditLimits(db, { orgId, validFrom: today, firstFrom: fromTheBeginning, setBy, limits });
  await keepBeforeImages(
    db,
    run.key,
    changed.map((change) => ({
      object: 'credit-limit',
      key: change.accountId,
      before: change,
      after: { beforeMinor: change.limitMinor },
    })),
  );
  const stale = changed.map(({ accountId }) => accountId).filter((id) => !isNew(id));
  if (stale.length === 0) return;
  const window = await companyWindow(db, orgId, today);
  await refreshSnaps(db, { orgId, accounts: accountsOf(stale), window, currency: company.currency, today });
};

/** A row whose code belongs to an account that was merged away is refused: it is no account any more. */
const withoutMerged = async (
  context: Context,
  run: BatchRun,
  records: readonly StagedRecord[],
): Promise<readonly StagedRecord[]> => {
  const codeOf = ({ record }: StagedRecord): string => stagedAccountSchema.parse(record).code;
  const survivors = await listMergedCodes(context.db, run.key.orgId, records.map(codeOf));
  if (survivors.size === 0) return records;
  const refusals = records.flatMap((staged) => {
    const survivor = survivors.get(codeOf(staged));
    if (survivor === undefined) return [];
    const reason = finding('account-merged', 'code', { value: codeOf(staged), survivor });
    return [{ line: staged.line, raw: stagedAccountExtraSchema.parse(staged.record).raw ?? '', reasons: [reason] }];
  });
  await keepRefusals(context, run, refusals);
  return records.filter((staged) => !survivors.has(codeOf(staged)));
};

type KeptOutcomes = { readonly object: 'account' | 'person' | 'product'; readonly outcomes: readonly Outcome[] };

/** Notes what a batch made and how what it changed stood before. */
const keepOutcomes = async ({ db }: Context, run: BatchRun, { object, outcomes }: KeptOutcomes): Promise<void> => {
  const images = outcomes.flatMap(({ id, action, before, after }) => {
    if (action === 'unchanged') return [];
    return [{ object: action === 'created' ? `new-${object}` : object, key: id, before: before ?? {}, after }];
  });
  await keepBeforeImages(db, run.key, images);
};
