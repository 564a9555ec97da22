type Fields = Readonly<Record<string, unknown>>;

/** How an object stood before an import, as the import made it (null: not kept then), and as it stands. */
export type ImportedChange = {
  readonly before: Fields;
  readonly after: Fields | null;
  readonly now: Fields;
  /** Fields that a later import set, to whatever value. */
  readonly later?: readonly string[];
};

/** Fields that mean nothing without each other: they are taken back or kept together. */
const together: readonly (readonly string[])[] = [
  ['birthday', 'birthdayCalendar'],
  ['lineId', 'familyId'],
];

export type TakenBack = {
  /** What the fields get back that stand as the import made them. */
  readonly back: Fields;
  /** Those that somebody has changed since: they stay. */
  readonly kept: readonly string[];
};

/**
 * What an undo takes back of an object (01-ledger): each field that the import changed, unless it has been changed since.
 * Region north → south by the import, → east by hand: east stays and is named; so does south where a later import set it
 * again. Fields that belong together stay together. Of a list the entries go that the import added and come back that it
 * took out; those that somebody added since stay. Without a note of what the import made,
 * the version tells whether anybody has touched the object since.
 */
export const takenBack = ({ before, after, now, later = [] }: ImportedChange, fields: readonly string[]): TakenBack => {
  const made = after ?? (now['version'] === Number(before['version']) + 1 ? now : {});
  const changed = fields.filter((field) => !isSame(before[field], made[field]));
  const isUntouched = (field: string): boolean =>
    (together.find((fellows) => fellows.includes(field)) ?? [field]).every(
      (each) => !later.includes(each) && isSame(now[each], made[each]),
    );
  const touched = changed.filter((field) => !isUntouched(field) && !isSame(now[field], before[field]));
  const lists = touched.flatMap((field): readonly (readonly [string, readonly unknown[]])[] => {
    const [stood, left, stands] = [before[field] ?? [], made[field], now[field]];
    if (later.includes(field) || !Array.isArray(stood) || !Array.isArray(left) || !Array.isArray(stands)) return [];
    return [[field, entriesTakenBack({ stood, left, stands })]];
  });
  const isList = new Set(lists.map(([field]) => field));
  return {
    back: Object.fromEntries([
      ...changed.filter(isUntouched).map((field) => [field, before[field] ?? null] as const),
      ...lists.filter(([field, entries]) => !isSame(entries, now[field])),
    ]),
    kept: touched.filter((field) => !isList.has(field)),
  };
};

type ListChange = {
  readonly stood: readonly unknown[];
  readonly left: readonly unknown[];
  readonly stands: readonly unknown[];
};

/** Example: a became a, b by the import and a, b, c since: a, c. */
const entriesTakenBack = ({ stood, left, stands }: ListChange): readonly unknown[] => {
  const lost = stood.filter((entry) => !left.includes(entry) && !stands.includes(entry));
  return [...lost, ...stands.filter((entry) => stood.includes(entry) || !left.includes(entry))];
};

/** Whether an object stands as the import that made it left it. */
export const isAsMade = ({ after, now }: Pick<ImportedChange, 'after' | 'now'>, fields: readonly string[]): boolean =>
  after === null ? now['version'] === 1 : fields.every((field) => isSame(after[field], now[field]));

/** Nothing, an empty list and an empty object are one: a column that was never written stands at its default. */
export const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .map(([key, member]) => `${key}:${textOf(member)}`)
    .toSorted();
  return members.length === 0 ? 'null' : `{${members.join(',')}}`;
};
