import { AppError } from '#kernel/app-error';
import { minorOf } from '#kernel/money';
import type { Context } from '#platform/operations';
import { bpAbove, judgeCommitment } from '../domain/index.ts';
import type { CommitmentRefusalCode } from '../domain/index.ts';
import { settledBands, useApproval } from '../store/approval-grounds.ts';
import type { BandRow } from '../store/approval-grounds.ts';
import { addCommitments } from '../store/commitments.ts';
import type { NewAuthority, NewCommitment, NewFloor } from '../store/commitments.ts';
import { pricingPolicies } from '../store/policies.ts';
import type { DecisionRow } from '../store/requests.ts';
import { storedTermsOf } from '../store/stored-terms.ts';
import type { CommitmentKind } from '../tables.ts';
import type { Assessment, AssessedLine } from './assess.ts';

export type LineVerdict = 'allowed' | CommitmentRefusalCode;

/** May the caller promise this line, alone or under a decision? */
export const verdictOf = (line: AssessedLine, today: string, decision: DecisionRow | null = null): LineVerdict => {
  if (line.floor.kind === 'unknown') return line.floor.reason;
  if (line.judgedBp === null || line.ownShare === null) return 'list-price-unknown';
  const verdict = judgeCommitment(
    {
      pocketPriceE4: line.pocketPriceE4,
      creditE4: line.creditE4,
      // A list price that rose since the approval makes the same price a larger concession.
      judgedBp: decision === null ? line.judgedBp : Math.max(decision.decidedBp, bpAbove(line.ownShare)),
      quantityE4: line.terms.quantityE4,
    },
    {
      floor: line.floor,
      authorityBp: line.authorityBp,
      approval:
        decision === null
          ? null
          : {
              decidedBp: decision.decidedBp,
              decidedPriceE4: BigInt(decision.decidedPriceE4),
              decidedCreditE4: BigInt(decision.decidedCreditE4),
              quantityE4: BigInt(decision.decidedQuantityE4),
              validUntil: decision.decidedUntil,
            },
      today,
      tellsFloor: line.tellsFloor,
    },
  );
  return verdict.kind === 'allowed' ? 'allowed' : verdict.code;
};

/** Why a line is refused, or null. It names the product and nothing that the floor is made of. */
export const refusalOf = (line: AssessedLine, verdict: LineVerdict, lineNo: number): AppError | null => {
  const facts = { line: lineNo, product: line.product.code };
  switch (verdict) {
    case 'allowed':
      return null;
    case 'above-authority':
      return new AppError('pricing.above-authority', {
        ...facts,
        asked: (line.judgedBp ?? 0) / 100,
        may: line.authorityBp / 100,
      });
    case 'cost-unknown':
      return new AppError('pricing.cost-unknown', facts);
    case 'list-price-unknown':
      return new AppError('pricing.list-price-unknown', facts);
    case 'terms-eat-price':
      return new AppError('pricing.terms-eat-price', facts);
    case 'below-floor':
      return new AppError('pricing.below-floor', facts);
    case 'approval-expired':
      return new AppError('pricing.approval-expired');
    case 'beyond-approval':
      return new AppError('pricing.beyond-approval', facts);
    default: {
      const never: never = verdict;
      return never;
    }
  }
};

export const refuse = (line: AssessedLine, verdict: LineVerdict, lineNo: number): void => {
  const refusal = refusalOf(line, verdict, lineNo);
  if (refusal !== null) throw refusal;
};

export type CommitLine = {
  readonly lineNo: number;
  readonly line: AssessedLine;
  readonly decision: DecisionRow | null;
};

/** Judges every line and writes the commitments of a document with the floors and authorities they rest on. */
export const commit = async (
  context: Context,
  assessment: Assessment,
  document: {
    readonly kind: Exclude<CommitmentKind, 'list'>;
    readonly documentId: string;
    readonly lines: readonly CommitLine[];
  },
): Promise<readonly { readonly lineNo: number; readonly id: string }[]> => {
  const { db, company, newId, now, today } = context;
  // What a floor rests on is stored: also the policy of a company that never saved one.
  await pricingPolicies.settled(db, { orgId: company.id, newId, now });
  const policyBands = await settledBands(db, company.id, assessment.policy.version);
  for (const { lineNo, line, decision } of document.lines) refuse(line, verdictOf(line, today, decision), lineNo);
  const rows = document.lines.map((one) => lineRowsOf(context, assessment, { ...one, ...document, policyBands }));
  const requestIds = new Set(document.lines.flatMap(({ decision }) => decision?.requestId ?? []));
  for (const requestId of requestIds)
    await useApproval(db, { orgId: company.id, requestId, documentId: document.documentId });
  await addCommitments(db, {
    floors: rows.map(({ floor }) => floor),
    authorities: rows.map(({ authority }) => authority),
    commitments: rows.map(({ commitment }) => commitment),
  });
  return rows.map(({ commitment }) => ({ lineNo: commitment.lineNo, id: commitment.id }));
};

type LineRows = { readonly floor: NewFloor; readonly authority: NewAuthority; readonly commitment: NewCommitment };

/** The band of the policy that an authority is the upper bound of. */
const bandUnder = (line: AssessedLine, { roles, policyBands }: Held): BandRow | null => {
  if (line.authorityBp === 0) return null;
  const found = policyBands.find(
    (band) =>
      band.ruleNo === line.ruleNo &&
      band.coverBp === line.authorityBp &&
      band.soleRole !== null &&
      roles.includes(band.soleRole),
  );
  if (found === undefined) throw new Error('An authority is the bound of a band.');
  return found;
};

type Held = { readonly roles: readonly string[]; readonly policyBands: readonly BandRow[] };

const lineRowsOf = (
  { company, actor, newId, now, today }: Context,
  assessment: Assessment,
  one: CommitLine & {
    readonly kind: CommitmentKind;
    readonly documentId: string;
    readonly policyBands: readonly BandRow[];
  },
): LineRows => {
  const { line, decision, lineNo, kind, documentId } = one;
  const { floor: found, parts, terms, judgedBp } = line;
  if (found.kind === 'unknown' || parts.unitCostE4 === null || judgedBp === null)
    throw new Error('A line without floor or list price was let through.');
  const orgId = company.id;
  const version = assessment.policy.version;
  const floor: NewFloor = {
    orgId,
    id: newId(),
    productId: line.product.id,
    floorE4: found.floorE4.toString(),
    listPriceE4: terms.listPriceE4.toString(),
    unitCostE4: parts.unitCostE4.toString(),
    freightServiceE4: parts.freightServiceE4.toString(),
    capitalRateBp: parts.capitalRateBp,
    creditDays: parts.creditDays,
    expectedLossBp: parts.expectedLossBp,
    policyVersion: version,
    computedOn: today,
    createdAt: now,
    costFrom: line.product.estimate === null ? line.product.costFrom : null,
    estimateVersionId: line.product.estimate?.versionId ?? null,
    estimateCostE4: line.product.estimate?.unitCostE4.toString() ?? null,
  };
  const band = bandUnder(line, { roles: actor.roles, policyBands: one.policyBands });
  const authority: NewAuthority = {
    orgId,
    id: newId(),
    userId: actor.userId,
    authorityBp: line.authorityBp,
    roles: [...actor.roles],
    tier: assessment.tier,
    familyId: line.product.familyId,
    amountMinor: minorOf(assessment.amountE4, company.currency).toString(),
    policyVersion: version,
    createdAt: now,
    role: band?.soleRole ?? null,
    ruleNo: band?.ruleNo ?? null,
    bandNo: band?.bandNo ?? null,
  };
  const commitment: NewCommitment = {
    orgId,
    id: newId(),
    kind,
    documentId,
    lineNo,
    sourceId: null,
    // A decision stands at the account that it was made for, also after that was merged into another.
    accountId: decision?.accountId ?? assessment.account.id,
    productId: line.product.id,
    quantityE4: terms.quantityE4.toString(),
    freeQuantityE4: terms.freeQuantityE4.toString(),
    priceE4: line.pocketPriceE4.toString(),
    invoicePriceE4: terms.invoicePriceE4.toString(),
    creditE4: line.creditE4.toString(),
    terms: JSON.stringify(storedTermsOf(terms, assessment.credit)),
    floorId: floor.id,
    floorE4: floor.floorE4,
    floorOn: today,
    costDay: floor.costFrom ?? today,
    listPriceE4: floor.listPriceE4,
    concessionBp: decision === null ? judgedBp : decision.decidedBp,
    requesterId: actor.userId,
    authorityId: authority.id,
    authorityBp: authority.authorityBp,
    decisionId: decision?.id ?? null,
    decidedBp: decision?.decidedBp ?? null,
    decidedPriceE4: decision === null ? null : String(decision.decidedPriceE4),
    decidedCreditE4: decision === null ? null : String(decision.decidedCreditE4),
    decidedQuantityE4: decision === null ? null : String(decision.decidedQuantityE4),
    decidedUntil: decision?.decidedUntil ?? null,
    decidedRequestId: decision?.requestId ?? null,
    decidedDocumentId: decision === null ? null : documentId,
    committedOn: today,
    appliesFrom: today,
    appliesTo: assessment.lastDay,
    createdAt: now,
  };
  return { floor, authority, commitment };
};
