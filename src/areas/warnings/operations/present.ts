import { seesCost, seesMargin } from '#platform/access';
import type { Context } from '#platform/operations';
import { checksOf } from '../domain/index.ts';
import type { WarningKind } from '../domain/index.ts';
import type { WarningRow } from '../store/warnings.ts';

/** Kinds whose amount at stake is contribution. */
const ofMargin: readonly WarningKind[] = ['erosion', 'lapse', 'squeeze', 'concentration', 'agreement', 'tomorrow'];

/** Those whose amount is the margin of a product line, which can be that of one product: net less it tells its cost (docs/decisions/0014). */
const ofLineMargin: readonly WarningKind[] = ['family-lapse'];

export const hidesStake = (context: { readonly actor: Pick<Context['actor'], 'fields'> }, kind: WarningKind): boolean =>
  (ofMargin.includes(kind) && !seesMargin(context)) || (ofLineMargin.includes(kind) && !seesCost(context));

/** A warning as it leaves: figures of margin and cost only for those who see them, in the evidence too. */
export const presentWarning = (context: Pick<Context, 'actor' | 'company'>, row: WarningRow) => ({
  id: row.id,
  account: { id: row.accountId, code: row.code, name: row.name, nameEn: row.nameEn },
  kind: row.kind,
  subject: row.subject,
  state: row.state,
  stake: hidesStake(context, row.kind) ? null : { minor: String(row.stakeMinor), currency: context.company.currency },
  urgency: row.urgency,
  since: row.since,
  confidenceBp: row.confidenceBp,
  step: row.step,
  ownerId: row.ownerId,
  snoozedUntil: row.snoozedUntil,
  earlier:
    row.earlierId === null || row.earlierState === null
      ? null
      : {
          id: row.earlierId,
          state: row.earlierState,
          closedAt: row.earlierClosedAt?.toISOString() ?? null,
          reason: row.earlierReason,
          stake:
            hidesStake(context, row.kind) || row.earlierStakeMinor === null
              ? null
              : { minor: String(row.earlierStakeMinor), currency: context.company.currency },
        },
  closeReason: row.closeReason,
  closedBy: row.closedBy,
  verdict: row.verdict,
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  evidence: {
    ...row.evidence.open,
    ...(seesMargin(context) ? row.evidence.margin : {}),
    ...(seesCost(context) ? row.evidence.cost : {}),
  },
  checks: checksOf(row.kind).map((check) => {
    const { answer = null, note = null, byName = null, at = null } = row.checks[check] ?? {};
    return { check, answer, note, byName, at };
  }),
  version: row.version,
});
