import { circularParents } from '#domain/accounts';
import { finding } from './booking.ts';
import type { RowFinding, RowRefusal } from './staging-job.ts';

type NamedParent = { readonly line: number; readonly raw: string; readonly code: string; readonly parentCode: string };

export type ParentProblems = {
  /** Rows that would put an account below itself: they are refused whole. */
  readonly circular: readonly RowRefusal[];
  /** Rows whose parent stands neither in the ledger nor in the file: they go in without one. */
  readonly unknown: readonly { readonly line: number; readonly warning: RowFinding }[];
};

/**
 * Gathers the parents that the rows of an accounts file name and judges them once all rows are read, because a file may
 * name a parent before its row. `tree`: the codes of the ledger's accounts with those of their parents.
 */
export const createParentLinks = (tree: ReadonlyMap<string, string | null>) => {
  const codes = new Set(tree.keys());
  const named: NamedParent[] = [];
  return {
    note: (row: Pick<NamedParent, 'line' | 'raw'>, record: Readonly<Record<string, unknown>>): void => {
      const { code, parentCode } = record;
      if (typeof code !== 'string') return;
      codes.add(code);
      if (typeof parentCode === 'string') named.push({ ...row, code, parentCode });
    },
    problems: (): ParentProblems => {
      const parentOf = new Map(
        [...tree].flatMap(([code, parent]) => (parent === null ? [] : [[code, parent] as const])),
      );
      for (const { code, parentCode } of named) parentOf.set(code, parentCode);
      const circles = circularParents(parentOf);
      const circular = named.filter(({ code }) => circles.has(code));
      for (const { code } of circular) if (!tree.has(code)) codes.delete(code);
      return {
        circular: circular.map(({ line, raw, parentCode }) => ({
          line,
          raw,
          reasons: [finding('tree-circle', 'parentCode', { value: parentCode })],
        })),
        unknown: named.flatMap(({ line, code, parentCode }) =>
          circles.has(code) || codes.has(parentCode)
            ? []
            : [{ line, warning: finding('parent-unknown', 'parentCode', { value: parentCode }) }],
        ),
      };
    },
  };
};
