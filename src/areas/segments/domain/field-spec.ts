import type { FieldGroup } from '#kernel/access';

/** `tree`: accounts above it, itself included. `user` and `family` are ids whose names the server gives. */
export type FieldType =
  | 'money'
  | 'number'
  | 'percent'
  | 'date'
  | 'choice'
  | 'text'
  | 'set'
  | 'user'
  | 'tree'
  | 'family'
  | 'flag';

export const fieldSections = ['trade', 'money', 'rating', 'measures', 'standing', 'profile', 'custom'] as const;
export type FieldSection = (typeof fieldSections)[number];

export type FieldSpec = {
  readonly section: FieldSection;
  readonly type: FieldType;
  /** Figures that only holders of this field group may use: who is in would tell them. */
  readonly right?: FieldGroup;
  /** Values of a set that tell such figures; without the right the set may be tested for the others only. */
  readonly guarded?: { readonly right: FieldGroup; readonly values: readonly string[] };
  /** Money that is kept in 1/10,000 of the currency; other money is in minor units. */
  readonly isE4?: true;
  /** Stored whole numbers per unit of the value; 1 unless set. */
  readonly scale?: number;
  readonly choices?: readonly string[];
};
