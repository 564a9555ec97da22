import { accountScope } from '#areas/accounts';
import type { Scope } from '#kernel/access';
import { moneyWireOf } from '#kernel/money';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { homeContract } from '../contract.ts';
import { firstStepsOf, freshnessOf, importNeedOf } from '../domain/index.ts';
import { countTasks, listImports, listProposals, readDataState } from '../store/today.ts';

const { operations } = homeContract;
const shownRows = 5;

const today = handle(operations.today, async (context) => {
  const { db, actor, company, now } = context;
  const orgId = company.id;
  const proposals = await waitingProposals(context);
  const mayImport = actor.scopeOf('ledger.import') !== null;
  const imports = mayImport ? await listImports(db, { orgId, now, shown: shownRows }) : null;
  const state = await readDataState(db, { orgId, within: reach(context, actor.scopeOf('accounts.read') ?? 'own') });
  const steps = firstStepsOf(
    {
      accounts: state.accounts,
      hasOrders: state.lastOrderOn !== null,
      hasRun: state.runAsOf !== null,
      openProposals: proposals?.total ?? 0,
    },
    state.hasDecided,
  );
  return {
    proposals,
    imports:
      imports?.map(({ createdAt, state: stage, ...row }) => ({
        ...row,
        need: importNeedOf(stage),
        createdAt: createdAt.toISOString(),
      })) ?? null,
    tasks: await countTasks(db, { orgId, userId: actor.userId, today: context.today }),
    data: {
      accounts: state.accounts,
      lastOrderOn: state.lastOrderOn,
      freshness: freshnessOf(state.lastOrderOn, context.today),
      staleAccounts: state.staleAccounts,
      runAsOf: state.runAsOf,
      isRunBehind:
        state.runAsOf !== null &&
        (state.isChangedSince || (state.lastOrderOn !== null && state.lastOrderOn > state.runAsOf)),
    },
    firstSteps: mayImport ? [...steps] : [],
  };
});

const waitingProposals = async (context: Context) => {
  const { db, actor, company } = context;
  const scope = actor.scopeOf('identification.decide');
  if (scope === null) return null;
  const { rows, others, ...counts } = await listProposals(db, {
    orgId: company.id,
    within: reach(context, scope),
    shown: shownRows,
  });
  return {
    ...counts,
    others: [...others],
    rows: rows.map((row) => ({
      id: row.id,
      account: { id: row.accountId, code: row.code, name: row.name, nameEn: row.nameEn },
      from: row.tierFrom,
      to: row.tierTo,
      direction: row.direction,
      net12: row.net12E4 === null ? null : moneyWireOf(BigInt(row.net12E4), company.currency),
    })),
  };
};

const reach = ({ actor, today }: Context, scope: Scope) => accountScope({ ...actor, today }, scope, 'a.id');

export const todayHandlers = [today];
