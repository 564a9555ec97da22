import type { Draft } from './contract.ts';

/** Fields whose column is still asked for: one that was given a source meanwhile is answered. */
export const openColumnsOf = ({ mapping, asksColumns }: Draft): Draft['asksColumns'] =>
  asksColumns.filter(({ field }) => !(field in mapping.columns));
