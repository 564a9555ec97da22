import {
  accountKinds,
  birthdayCalendars,
  costToServeKinds,
  genders,
  institutions,
  orderKinds,
  ownerships,
  pocketKinds,
} from '#domain/ledger';
import type { RecordKind } from './import-data.ts';

const setsOf: Partial<Record<RecordKind, Readonly<Record<string, readonly ChoiceWord[]>>>> = {
  accounts: { kind: accountKinds, ownership: ownerships, institution: institutions },
  persons: { gender: genders, birthdayCalendar: birthdayCalendars },
  orders: { kind: orderKinds },
  'pocket-items': { kind: pocketKinds },
  'cost-to-serve': { kind: costToServeKinds },
};

export type ChoiceWord =
  | (typeof accountKinds)[number]
  | (typeof ownerships)[number]
  | (typeof institutions)[number]
  | (typeof genders)[number]
  | (typeof birthdayCalendars)[number]
  | (typeof orderKinds)[number]
  | (typeof pocketKinds)[number]
  | (typeof costToServeKinds)[number];

/** What the words of a field may mean; empty for fields without a closed set. */
export const choiceWordsOf = (kind: RecordKind, field: string): readonly ChoiceWord[] => setsOf[kind]?.[field] ?? [];
