/** Circles of imports, those of types included: whoever reads one file of a circle has to read them all. */
import { posix } from 'node:path';
import { importsOf } from './syntax.ts';
import type { Source } from './syntax.ts';

/** `#` names as package.json maps them, each with one star. */
export type Names = Readonly<Record<string, string>>;

const placeOf = (target: string, names: Names): string | null => {
  for (const [name, place] of Object.entries(names)) {
    const [head = '', tail] = name.split('*');
    if (tail === undefined ? target !== name : !target.startsWith(head) || !target.endsWith(tail)) continue;
    const star = tail === undefined ? '' : target.slice(head.length, target.length - tail.length);
    if (star.includes('/')) continue;
    return posix.normalize(place.replace('*', star));
  }
  return null;
};

/** Each circle once, as a way from a file back to it. */
export const cyclesIn = (sources: readonly Source[], names: Names): readonly string[] => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const needs = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap((target) => {
        const place = target.startsWith('.')
          ? posix.normalize(posix.join(posix.dirname(source.path), target))
          : placeOf(target, names);
        return place !== null && byPath.has(place) ? [place] : [];
      }),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): void => {
    const start = way.indexOf(path);
    if (start >= 0) found.push([...way.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    way.push(path);
    for (const next of needs.get(path) ?? []) visit(next);
    way.pop();
    done.add(path);
  };
  for (const path of needs.keys()) visit(path);
  return found;
};
