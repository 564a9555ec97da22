import type { z } from 'zod';
import { AppError } from '#kernel/app-error';
import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { requestOperations as operations } from '../contract/request-operations.ts';
import { coverOf, isMatrixChanged, openRolesOf, signableBandOf, slotFor } from '../domain/index.ts';
import type { AuthorityBand, Slot } from '../domain/index.ts';
import { settledBands } from '../store/approval-grounds.ts';
import type { BandRow } from '../store/approval-grounds.ts';
import { addDecisions, addSignature, listSignatures, requests } from '../store/requests.ts';
import type { RequestRow } from '../store/requests.ts';
import type { PricingPolicy } from '../domain/index.ts';
import { pricingPolicies } from '../store/policies.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assess.ts';
import { refuse, verdictOf } from './commit.ts';
import { decisionInputsOf } from './decision-inputs.ts';
import { judgedLinesSchema } from './judged.ts';
import { lockedAccount } from './reach.ts';
import {
  askedSchema,
  officeOf,
  presentRequest,
  promisedOf,
  requireMove,
  requireRequest,
  signaturesOf,
  signingOf,
} from './request-parts.ts';
import { scopeOfRequest } from './standing.ts';
import { tellPaper } from './tell-paper.ts';

/** The place that the caller signs, or why there is none. */
const requireSlot = async (
  context: Context,
  row: RequestRow,
): Promise<{
  readonly slot: Slot;
  readonly band: AuthorityBand;
  readonly signers: readonly string[];
  readonly isLast: boolean;
}> => {
  const { db, company, actor, today } = context;
  const signatures = signaturesOf(row, await listSignatures(db, company.id, [row.id]));
  const signing = signingOf(row, signatures, { office: await officeOf(context), today });
  if (signing === null) throw new AppError('pricing.wrong-state', { state: row.state });
  const slot = slotFor({ ...signing, signer: { userId: actor.userId, roles: actor.roles } });
  if (slot === 'own-request') throw new AppError('pricing.own-request');
  if (slot === 'signed-already') throw new AppError('pricing.signed-already');
  if (slot === 'not-asked') throw new AppError('pricing.not-asked');
  return {
    slot,
    band: signing.band,
    signers: [...signatures.map(({ userId }) => userId), actor.userId],
    isLast: openRolesOf(signing.band, signatures).length === 1,
  };
};

/** The last day of an approval: as asked for, at most as many days as the policy allows. */
const endOf = (
  { today }: Context,
  asked: {
    readonly row: RequestRow;
    readonly validUntil: Day | undefined;
    readonly band: AuthorityBand;
    readonly policy: PricingPolicy;
  },
): Day => {
  const { row, validUntil, band, policy } = asked;
  const wanted = validUntil ?? row.validUntil ?? row.wantedUntil;
  if (wanted === null && band.needsExpiry) throw new AppError('pricing.expiry-missing');
  const latest = addDays(today, policy.approvalDays);
  const end = wanted ?? latest;
  if (end < today || end > latest) throw new AppError('pricing.expiry-outside', { from: today, to: latest });
  return end;
};

/** The floor holds on the day of the decision too; nobody's signature goes under it. */
const requireFloors = (assessment: Assessment, today: Day): void => {
  for (const [at, line] of assessment.lines.entries()) {
    const verdict = verdictOf({ ...line, tellsFloor: true }, today);
    if (verdict !== 'above-authority') refuse(line, verdict, at + 1);
  }
};

/** A matrix that was saved since the request was sent holds for it too: who must sign is found anew when it is sent anew. */
const requireSameMatrix = async ({ db, company }: Context, row: RequestRow, { policy }: Assessment): Promise<void> => {
  const { policyVersion } = judgedLinesSchema.parse(row.judged);
  if (policyVersion === policy.version) return;
  const sent = await pricingPolicies.find(db, company.id, policyVersion);
  if (sent !== null && isMatrixChanged(sent.policy, policy.policy))
    throw new AppError('pricing.matrix-changed', { number: row.number });
};

type JudgedLine = z.output<typeof judgedLinesSchema>['lines'][number];

/**
 * Of the bands of a saved policy, the one that a line is granted by: of its rule, with the signatures that are there; of any
 * rule for a line that its asker might grant alone.
 */
const bandOfLine = (
  bands: readonly BandRow[],
  { ruleNo, judgedBp, authorityBp }: JudgedLine,
  asked: { readonly band: AuthorityBand; readonly roles: readonly string[] },
): BandRow => {
  const { band, roles } = asked;
  const found =
    ruleNo === null
      ? bands.find(({ coverBp, needs }) => coverBp === coverOf(band) && needs.join() === band.needs.join())
      : (signableBandOf(
          bands.filter((one) => one.ruleNo === ruleNo),
          judgedBp,
          roles,
        ) ?? (judgedBp <= authorityBp ? signableBandOf(bands, judgedBp, roles) : undefined));
  if (found === undefined || found === null) throw new Error('A request was routed by bands of its policy.');
  return found;
};

/** What the decision on each line rests on by keys: what the signers saw, the band of the policy of that day, and their signatures. */
const groundsOf = async ({ db, company, newId, now }: Context, row: RequestRow, band: AuthorityBand) => {
  const orgId = company.id;
  const { policyVersion } = judgedLinesSchema.parse(row.judged);
  await pricingPolicies.settled(db, { orgId, newId, now });
  const bands = await settledBands(db, orgId, policyVersion);
  const signed = new Map(
    (await listSignatures(db, orgId, [row.id]))
      .filter(({ round, verdict }) => round === row.round && verdict === 'approve')
      .map(({ role, id }) => [role, id]),
  );
  return (line: JudgedLine) => {
    const found = bandOfLine(bands, line, { band, roles: [...signed.keys()] });
    return {
      round: row.round,
      judged: JSON.stringify(row.judged),
      policyVersion,
      ruleNo: found.ruleNo,
      bandNo: found.bandNo,
      coverBp: found.coverBp,
      needs: JSON.stringify(found.needs),
      kamSignature: signed.get('kam') ?? null,
      directorSignature: signed.get('director') ?? null,
      financeSignature: signed.get('finance') ?? null,
      executiveSignature: signed.get('executive') ?? null,
    };
  };
};

const decide = handle(operations.decideRequest, async (context, { id, version, verdict, reason, validUntil }) => {
  const { db, company, actor, now, today, newId } = context;
  const orgId = company.id;
  const row = await requireRequest(context, 'pricing.decide', id);
  requireMove(row, verdict, version);
  const account = await lockedAccount(context, 'pricing.decide', row.accountId);
  const { slot, band, signers, isLast } = await requireSlot(context, row);
  if (reason === undefined && (verdict !== 'approve' || band.needsExpiry)) throw new AppError('pricing.reason-missing');
  const assessment = await assess(context, account, {
    promised: promisedOf(askedSchema.parse(row.lines)),
    exceptId: id,
    standing: await scopeOfRequest(context, id),
  });
  const inputs = await decisionInputsOf(context, account, assessment);
  const { policy } = assessment.policy;
  const end = verdict === 'approve' ? endOf(context, { row, validUntil, band, policy }) : null;
  if (verdict === 'approve') {
    requireFloors(assessment, today);
    await requireSameMatrix(context, row, assessment);
  }
  await addSignature(db, {
    orgId,
    id: newId(),
    requestId: id,
    round: row.round,
    verdict,
    role: slot.role,
    userId: actor.userId,
    userName: actor.name,
    forUserId: slot.forUserId,
    reason: reason ?? null,
    inputs,
    signedAt: now,
    requesterId: row.createdBy,
  });
  const isApproved = verdict === 'approve' && isLast;
  const state =
    verdict === 'approve' ? (isLast ? 'approved' : 'submitted') : verdict === 'return' ? 'returned' : 'refused';
  if (
    !(await requests.update(
      db,
      { orgId, id, version },
      {
        state,
        ...(end !== null && { validUntil: end }),
        ...(state !== 'submitted' && { decidedAt: now }),
      },
    ))
  )
    throw new AppError('pricing.request-changed-meanwhile');
  if (isApproved && end !== null) {
    const grounds = await groundsOf(context, row, band);
    await addDecisions(
      db,
      judgedLinesSchema.parse(row.judged).lines.map((line) => ({
        ...grounds(line),
        orgId,
        id: newId(),
        requestId: id,
        lineNo: line.lineNo,
        accountId: row.accountId,
        productId: line.productId,
        decidedBp: line.judgedBp,
        decidedPriceE4: line.pocketPriceE4,
        decidedCreditE4: line.creditE4,
        decidedQuantityE4: line.quantityE4,
        decidedUntil: end,
        decidedBy: [...signers],
        inputs,
        decidedAt: now,
      })),
    );
  }
  await context.audit({
    action: verdict,
    objectType: 'price-request',
    objectId: id,
    before: { state: row.state },
    after: { state, role: slot.role, forUserId: slot.forUserId, reason: reason ?? null, validUntil: end },
  });
  if (state !== 'submitted') await tellPaper(context, row, `request-${state}`);
  return await presentRequest(context, await requireRequest(context, 'pricing.read', id));
});

export const decisionHandlers = [decide];
