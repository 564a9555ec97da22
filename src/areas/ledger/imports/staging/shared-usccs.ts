import { finding } from './booking.ts';
import type { RowFinding } from './staging-job.ts';

/**
 * Gathers the credit codes that the rows of an accounts file give, and tells once all are read which of them another
 * account has as well: two records of one customer, or a code that slipped. `stood`: account code → credit code of the
 * ledger's accounts; what the file says of an account goes before it.
 */
export const createSharedUsccs = (stood: ReadonlyMap<string, string>) => {
  const usccOf = new Map(stood);
  const named: { readonly line: number; readonly code: string; readonly uscc: string }[] = [];
  return {
    note: (line: number, { code, uscc }: Readonly<Record<string, unknown>>): void => {
      if (typeof code !== 'string' || typeof uscc !== 'string') return;
      usccOf.set(code, uscc);
      named.push({ line, code, uscc });
    },
    warnings: (): readonly { readonly line: number; readonly warning: RowFinding }[] => {
      const codesOf = Map.groupBy(usccOf.keys(), (code) => usccOf.get(code) ?? '');
      return named.flatMap(({ line, code, uscc }) => {
        const others = (codesOf.get(uscc) ?? []).filter((other) => other !== code);
        return others.length === 0
          ? []
          : [
              {
                line,
                warning: finding('uscc-shared', 'uscc', { value: uscc, code, others: others.slice(0, 5).join(', ') }),
              },
            ];
      });
    },
  };
};
