import { canonicalJson } from '#kernel/canonical-json';
import type { Json } from '#kernel/canonical-json';
import type { MappingDraft } from './contract.ts';

const isJson = (value: unknown): value is Json => value !== undefined && typeof value !== 'function';

/** Whether two mappings say the same; the database keeps no order of keys. */
export const isSameMapping = (one: MappingDraft, other: MappingDraft): boolean => {
  const [a, b]: readonly unknown[] = [JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other))];
  return isJson(a) && isJson(b) && canonicalJson(a) === canonicalJson(b);
};
