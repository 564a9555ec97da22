import { z } from 'zod';
import type { CellWords } from '#platform/operations';

const eventSchema = z.object({ kind: z.string(), params: z.record(z.string(), z.unknown()) });

/** An event of the timeline as its page says it: kinds of other areas carry the area's name, such as `ledger.import`. */
export const eventText = (row: unknown, { wordOf }: CellWords): string => {
  const { kind, params } = eventSchema.parse(row);
  const section = kind.startsWith('tier-') ? 'tiers' : kind.startsWith('ka-type-') ? 'kaTypes' : null;
  const worded = (within: string, value: unknown): string =>
    wordOf(`accounts:${within}.${typeof value === 'string' ? value : 'unrated'}`) ?? '—';
  const texts = Object.fromEntries(
    Object.entries(params).flatMap(([name, value]): [string, string | number][] => {
      if (section !== null && (name === 'before' || name === 'after')) return [[name, worded(section, value)]];
      if (name === 'function') return [[name, worded('functions', value)]];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
  const [area = '', ...name] = kind.split('.');
  return wordOf(`accounts:timeline.${kind}`, texts) ?? wordOf(`${area}:timeline.${name.join('.')}`, texts) ?? kind;
};
