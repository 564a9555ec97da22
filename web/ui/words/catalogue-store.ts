import type { Catalogue, Shape } from '#kernel/i18n';
import type { Language } from '#kernel/locale';

type Entry<M> = {
  readonly catalogue: Catalogue<M>;
  readonly loads: Map<Language, Promise<Shape<M>>>;
};
type AnyLoad = (language: Language) => Promise<unknown>;

/** Loads by catalogue; weak, so that a hot-replaced catalogue goes. */
const entries = new WeakMap<object, unknown>();
const used = new Set<AnyLoad>();

const isEntryOf = <M>(value: unknown, catalogue: Catalogue<M>): value is Entry<M> =>
  typeof value === 'object' && value !== null && 'catalogue' in value && value.catalogue === catalogue;

const entryOf = <M>(catalogue: Catalogue<M>): Entry<M> => {
  const known = entries.get(catalogue);
  if (isEntryOf(known, catalogue)) return known;
  const entry: Entry<M> = { catalogue, loads: new Map() };
  entries.set(catalogue, entry);
  used.add((language) => loadTree(catalogue, language));
  return entry;
};

/** Loads a tree once; the same promise for every caller. */
export const loadTree = <M>(catalogue: Catalogue<M>, language: Language): Promise<Shape<M>> => {
  const entry = entryOf(catalogue);
  const running = entry.loads.get(language);
  if (running !== undefined) return running;
  const load = catalogue.load[language]().then(
    (tree) => {
      // React reads a settled promise without suspending when it finds the mark.
      void Object.assign(load, { status: 'fulfilled', value: tree });
      return tree;
    },
    (error: unknown) => {
      entry.loads.delete(language);
      throw error;
    },
  );
  entry.loads.set(language, load);
  return load;
};

/** Loads every catalogue that is on screen in another language, so that the switch happens at once and whole. */
export const loadUsedTrees = async (language: Language): Promise<void> => {
  await Promise.all([...used].map((load) => load(language)));
};
