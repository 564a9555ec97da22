import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import type { AskedPaper } from '../domain/index.ts';
import { listDecisions } from '../store/requests.ts';
import type { DecisionRow } from '../store/requests.ts';
import { requireAsAsked } from './asked-paper.ts';
import type { Assessment } from './assess.ts';
import type { CommitLine } from './commit.ts';
import { requireRequest, requireUnused } from './request-parts.ts';

type Decisions = ReadonlyMap<string, DecisionRow>;

/** The decisions of the approved request behind a document, by product; null while it rests on the caller's own authority. */
export const decisionsUnder = async (
  context: Context,
  requestId: string | null,
  paper: AskedPaper,
): Promise<Decisions | null> => {
  const { db, company, today } = context;
  if (requestId === null) return null;
  const request = await requireRequest(context, 'pricing.read', requestId);
  if (request.state !== 'approved' || request.validUntil === null) return null;
  if (request.validUntil < today) throw new AppError('pricing.approval-expired');
  await requireUnused(context, request.id);
  requireAsAsked(request, paper);
  return new Map((await listDecisions(db, company.id, request.id)).map((decision) => [decision.productId, decision]));
};

/** The lines to commit, each with the decision that covers its product; refuses one that the approval does not name. */
export const linesUnder = ({ lines }: Assessment, decisions: Decisions | null): readonly CommitLine[] =>
  lines.map((line, at) => {
    const decision = decisions?.get(line.product.id) ?? null;
    if (decisions !== null && decision === null)
      throw new AppError('pricing.beyond-approval', { line: at + 1, product: line.product.code });
    return { lineNo: at + 1, line, decision };
  });
