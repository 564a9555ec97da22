import type { AuthorityBand } from '../policy/policy.ts';
import { bandOf } from '../authority/authority.ts';

/** A quote, an agreement, a plan, a purchase, or an order that rests on none of them, as far as its maker's habits show in it. Money in 1/10,000. */
export type GrantedDocument = {
  readonly userId: string;
  readonly listE4: bigint;
  readonly concededE4: bigint;
  /** The highest of its lines, with the 90 days before. */
  readonly judgedBp: number;
  readonly authorityBp: number;
  readonly isApproved: boolean;
};

export type ConcessionPattern = {
  readonly userId: string;
  readonly documents: number;
  readonly listE4: bigint;
  /** Rounded to the nearest basis point; null without list value. */
  readonly averageBp: number | null;
  readonly atEdge: number;
  readonly approved: number;
  readonly byBand: readonly number[];
};

/** A concession this near to the own authority was made as large as nobody had to be asked for. */
export const edgeBp = 50;

const isAtEdge = ({ isApproved, authorityBp, judgedBp }: GrantedDocument): boolean =>
  !isApproved && authorityBp > 0 && judgedBp <= authorityBp && judgedBp > authorityBp - edgeBp;

/**
 * How everybody grants concessions: how much of list, how often to the edge of the own
 * authority, how often under a decision, and in which bands of the matrix. For training, not for blame.
 */
export const concessionPatternsOf = (
  documents: readonly GrantedDocument[],
  bands: readonly AuthorityBand[],
): readonly ConcessionPattern[] =>
  [...Map.groupBy(documents, ({ userId }) => userId)].map(([userId, own]) => {
    const listE4 = own.reduce((sum, document) => sum + document.listE4, 0n);
    const concededE4 = own.reduce((sum, document) => sum + document.concededE4, 0n);
    return {
      userId,
      documents: own.length,
      listE4,
      averageBp: listE4 === 0n ? null : Math.round((Number(concededE4) * 10_000) / Number(listE4)),
      atEdge: own.filter(isAtEdge).length,
      approved: own.filter(({ isApproved }) => isApproved).length,
      byBand: bands.map((band) => own.filter(({ judgedBp }) => bandOf(bands, judgedBp) === band).length),
    };
  });
