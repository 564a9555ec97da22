import type { Context } from '#platform/operations';
import { calledOffOf } from '../store/commitments.ts';
import type { CommitmentRow } from '../store/commitments.ts';

/** What is left to call off of each committed line. */
export const leftOf = async (
  { db, company }: Context,
  committed: readonly CommitmentRow[],
): Promise<Map<string, bigint>> => {
  const taken = await calledOffOf(
    db,
    company.id,
    committed.map(({ id }) => id),
  );
  return new Map(committed.map(({ id, quantityE4 }) => [id, BigInt(quantityE4) - (taken.get(id) ?? 0n)]));
};
