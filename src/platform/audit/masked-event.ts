import type { Json } from '#kernel/canonical-json';

/** Fields that are personal data, by type of object. */
export type PersonalFields = Readonly<Record<string, readonly string[]>>;

type Event = { readonly objectType: string; readonly before: Json | null; readonly after: Json | null };

const without = (state: Json | null, names: readonly string[]): Json | null =>
  typeof state === 'object' && state !== null && !Array.isArray(state)
    ? Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)))
    : state;

const namesIn = (state: Json | null): readonly string[] =>
  typeof state === 'object' && state !== null && !Array.isArray(state) ? Object.keys(state) : [];

/** A line of the audit for who sees no personal data: that a field changed is told by its name, what stood in it is not. */
export const maskedEvent = <E extends Event>(event: E, personal: PersonalFields) => {
  const fields = personal[event.objectType] ?? [];
  const told = new Set([...namesIn(event.before), ...namesIn(event.after)]);
  return {
    ...event,
    before: without(event.before, fields),
    after: without(event.after, fields),
    hidden: fields.filter((name) => told.has(name)),
  };
};
