/** The import rules of docs/architecture.md as a function over sources, so that planted violations can prove them. */
import { posix } from 'node:path';
import { areaEdges, sinkAreas } from '#edges';
import { importsOf } from './syntax.ts';
import type { Source } from './syntax.ts';

export type Violation = { readonly path: string; readonly rule: string; readonly target: string };

const edges: Readonly<Record<string, readonly string[]>> = areaEdges;
const sinks: readonly string[] = sinkAreas;

/** Every breach of a room's wall in these sources. */
export const violationsIn = (sources: readonly Source[]): readonly Violation[] =>
  sources.flatMap((source) => {
    if (source.path.endsWith('.test.ts') || source.path.startsWith('tests/') || source.path.startsWith('bench/'))
      return [];
    return importsOf(source).flatMap((target) =>
      rules.flatMap(({ rule, breaks }) =>
        breaks(source.path, resolved(source.path, target)) ? [{ path: source.path, rule, target }] : [],
      ),
    );
  });

/** Relative imports as paths from the root; `#` names and packages as they are. */
const resolved = (path: string, target: string): string =>
  target.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), target)) : target;

const areaOf = (path: string): string | undefined => /^(?:src|web)\/areas\/([^/.]+)\//.exec(path)?.[1];
const areaNamed = (target: string): string | undefined =>
  /^#(?:domain|areas)\/([^/]+)/.exec(target)?.[1] ?? /^#web\/(?!app\/)([^/]+)/.exec(target)?.[1];
const isDomain = (path: string): boolean => /^src\/areas\/[^/]+\/domain\//.test(path);
const isContract = (path: string): boolean =>
  /^src\/(?:areas|platform|kernel|workflows)\/(?:[^/]+\/)?contract(?:\.ts|\/)/.test(path);
const isMessages = (path: string): boolean => /^src\/.*\/messages\//.test(path);
const isPure = (path: string): boolean =>
  path.startsWith('src/kernel/') ||
  isDomain(path) ||
  isContract(path) ||
  isMessages(path) ||
  path === 'src/areas/areas.ts';
const isPackage = (target: string): boolean =>
  !target.startsWith('#') && !target.startsWith('src/') && !target.startsWith('web/');
const namesAllAreas = new Set(['src/areas/areas.ts', 'src/areas/registry.ts']);
const pureDoor = (target: string): boolean =>
  /^#(?:kernel|domain)\//.test(target) || /\/(?:contract|messages)$/.test(target) || target === '#edges';
/** What the areas know of the database: the type of a handle, and what is done with one. */
const givenDatabase = new Set(['#db/handle', '#db/copy', '#db/overwritten']);
const purePackages = /^(?:@stdlib\/|tyme4ts$)/;

const rules: readonly { readonly rule: string; readonly breaks: (path: string, target: string) => boolean }[] = [
  {
    rule: 'pure code imports pure code only',
    breaks: (path, target) =>
      isPure(path) &&
      (isPackage(target)
        ? !(target === 'zod' ? isContract(path) || path === 'src/kernel/client.ts' : purePackages.test(target))
        : target.startsWith('#')
          ? !pureDoor(target)
          : !isPure(target)),
  },
  {
    rule: 'zod stands in contracts only',
    breaks: (path, target) => target === 'zod' && isPure(path) && !isContract(path) && path !== 'src/kernel/client.ts',
  },
  {
    rule: 'imports that leave a slice use # names',
    breaks: (path, target) =>
      !target.startsWith('#') && !isPackage(target) && sliceOf(path) !== sliceOf(target) && !namesAllAreas.has(path),
  },
  {
    rule: 'areas meet at their doors',
    breaks: (path, target) => {
      const [from, to] = [areaOf(path), areaOf(target)];
      return !target.startsWith('#') && to !== undefined && from !== to && !namesAllAreas.has(path);
    },
  },
  {
    rule: 'areas need only what the edge table allows',
    breaks: (path, target) => {
      const [from, to] = [areaOf(path), areaNamed(target)];
      if (from === undefined || to === undefined || from === to) return false;
      return !(edges[from] ?? []).includes(to);
    },
  },
  {
    rule: 'nobody imports a sink',
    breaks: (path, target) => {
      const to = areaNamed(target);
      return (
        to !== undefined &&
        sinks.includes(to) &&
        areaOf(path) !== to &&
        !namesAllAreas.has(path) &&
        !path.startsWith('web/app/') &&
        !path.startsWith('src/workflows/')
      );
    },
  },
  {
    rule: 'platform and db know no area',
    breaks: (path, target) =>
      (path.startsWith('src/platform/') || path.startsWith('src/db/') || path.startsWith('src/kernel/')) &&
      (areaNamed(target) !== undefined || areaOf(target) !== undefined || target === '#registry'),
  },
  {
    rule: 'server and cli know the registry only',
    breaks: (path, target) =>
      (path.startsWith('src/server/') || path.startsWith('src/cli/')) &&
      (areaNamed(target) !== undefined || areaOf(target) !== undefined),
  },
  {
    rule: 'the browser imports no server code',
    breaks: (path, target) =>
      path.startsWith('web/') &&
      (target.startsWith('node:') ||
        target.startsWith('src/') ||
        /^#(?:db|server|cli|demo|registry|tests|workflows$)/.test(target) ||
        (/^#(?:areas|platform)\//.test(target) && !pureDoor(target))),
  },
  {
    rule: 'areas are given their database',
    breaks: (path, target) =>
      /^src\/(?:areas|workflows)\//.test(path) && target.startsWith('#db/') && !givenDatabase.has(target),
  },
  {
    rule: 'nothing is passed around behind arguments',
    breaks: (path, target) =>
      /^src\/(?:areas|workflows|platform)\//.test(path) && /^(?:node:)?async_hooks$/.test(target),
  },
  {
    rule: 'screens take components from web/ui',
    breaks: (path, target) =>
      path.startsWith('web/areas/') && /^(?:@mantine|@tabler|@tanstack\/react-table|echarts)/.test(target),
  },
];

/** One area, one part of the platform, or a room without parts. */
const sliceOf = (path: string): string =>
  /^(?:(?:src|web)\/areas\/[^/.]+|src\/platform\/[^/]+|(?:src|web)\/[^/]+)/.exec(path)?.[0] ?? path;
