/** Which messages no code names: as functions over keys and sources, so that planted ones can prove them. */

export type Code = { readonly path: string; readonly text: string };

const isRecord = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null;
const isPlural = (node: Readonly<Record<string, unknown>>): boolean =>
  typeof node['one'] === 'string' && typeof node['other'] === 'string';

/** Dotted paths of a tree of messages; a message with plural forms is one. */
export const keysOf = (tree: unknown, above = ''): readonly string[] => {
  if (!isRecord(tree)) return [];
  return Object.entries(tree).flatMap(([name, node]) => {
    const key = above === '' ? name : `${above}.${name}`;
    return isRecord(node) && !isPlural(node) ? keysOf(node, key) : [key];
  });
};

const quoted = /'([\w.-]+)'|"([\w.-]+)"/g;
const template = /`([^`]*)`/g;
const hole = /\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g;
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Keys that no source names: neither whole, nor by a template with holes, nor, where both parts of a template are holes,
 * by the name of their section.
 */
export const unusedKeysIn = (keys: readonly string[], sources: readonly Code[]): readonly string[] => {
  const literals = new Set<string>();
  const patterns = new Map<string, RegExp>();
  for (const { text } of sources) {
    for (const [, single, double] of text.matchAll(quoted)) literals.add(single ?? double ?? '');
    for (const [, inside = ''] of text.matchAll(template)) {
      const parts = inside.split(hole);
      if (parts.length > 1 && parts.every((part) => /^[\w.-]*$/.test(part)))
        patterns.set(parts.join('*'), new RegExp(`^${parts.map(escaped).join('.+')}$`));
    }
  }
  const namesSections = patterns.delete('*.*');
  const named = [...patterns].filter(([shape]) => /\w/.test(shape)).map(([, pattern]) => pattern);
  return keys.filter((key) => {
    if (literals.has(key) || named.some((pattern) => pattern.test(key))) return false;
    return !(namesSections && key.includes('.') && literals.has(key.slice(0, key.indexOf('.'))));
  });
};
