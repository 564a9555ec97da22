import type { Choice } from '#ui';

/** The choices of a closed list, worded by the given function. */
export const choicesOf = <V extends string>(values: readonly V[], textOf: (value: V) => string): readonly Choice<V>[] =>
  values.map((value) => ({ value, label: textOf(value) }));
