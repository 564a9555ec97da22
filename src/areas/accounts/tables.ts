import type { ColumnType, Generated } from 'kysely';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';
import type { Day } from '#kernel/day';
import type {
  AccountKind,
  AttachedRecord,
  Consents,
  FileMark,
  KaType,
  Lifecycle,
  TeamFunction,
  Tier,
} from './domain/index.ts';

/** JSON columns are written as text (JSON.stringify) and read as data. */
export type JsonColumn<T = Json> = ColumnType<T, string, string>;

export type AccountTable = {
  orgId: number;
  id: string;
  code: string;
  name: string;
  nameEn: string | null;
  shortName: string | null;
  otherNames: string[];
  uscc: string | null;
  kind: AccountKind;
  industry: string | null;
  region: string | null;
  ownership: string | null;
  institution: string | null;
  employees: number | null;
  website: string | null;
  foundedOn: Day | null;
  parentId: string | null;
  ownerId: string | null;
  lifecycle: Generated<Lifecycle>;
  ledgerLifecycle: Generated<Lifecycle>;
  lostOn: Generated<Day | null>;
  tier: Tier | null;
  tierSince: Day | null;
  tierExpires: Day | null;
  kaType: KaType | null;
  currency: string | null;
  termsDays: number | null;
  custom: JsonColumn<Record<string, Json>>;
  tags: Generated<string[]>;
  sortKey: string;
  searchText: string;
  searchGrams: string[];
  mergedInto: string | null;
  batchId: string | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
};

export type AccountKeyTable = {
  orgId: number;
  kind: 'code' | 'uscc' | 'name' | 'other';
  key: string;
  accountId: string;
};

export type AccountAncestorTable = {
  orgId: number;
  accountId: string;
  ancestorId: string;
  depth: number;
};

export type AccountTeamTable = {
  orgId: number;
  id: string;
  accountId: string;
  userId: string;
  function: TeamFunction;
  duty: string | null;
  fromOn: Day;
  toOn: Day | null;
};

export type PersonTable = {
  orgId: number;
  id: string;
  code: string | null;
  surname: string;
  givenName: string | null;
  gender: 'female' | 'male' | null;
  salutation: string | null;
  phone: string | null;
  mobile: string | null;
  email: string | null;
  wechat: string | null;
  ageBand: string | null;
  birthday: string | null;
  birthdayCalendar: 'solar' | 'lunar' | null;
  interests: string | null;
  habits: string | null;
  language: string | null;
  isKey: Generated<boolean>;
  consents: JsonColumn<Consents>;
  custom: JsonColumn<Record<string, Json>>;
  tags: Generated<string[]>;
  sortKey: string;
  searchText: string;
  searchGrams: string[];
  mergedInto: string | null;
  batchId: string | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
};

export type PersonRoleTable = {
  orgId: number;
  id: string;
  personId: string;
  accountId: string;
  department: string | null;
  title: string | null;
  fromOn: Day | null;
  toOn: Day | null;
};

export type TaskTable = {
  orgId: number;
  id: string;
  accountId: string | null;
  kind: string;
  title: string;
  params: JsonColumn;
  dueOn: Day | null;
  assigneeId: string | null;
  state: Generated<'open' | 'done' | 'dropped'>;
  createdBy: string | null;
  createdAt: Generated<Date>;
  doneAt: Date | null;
};

export type NoteTable = {
  orgId: number;
  id: string;
  accountId: string;
  personId: string | null;
  body: string;
  authorId: string;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
  removedAt: Date | null;
};

export type AttachmentTable = {
  orgId: number;
  id: string;
  accountId: string | null;
  personId: string | null;
  /** Any record that is neither an account nor a person. */
  recordKind: AttachedRecord | null;
  recordKey: string | null;
  mark: FileMark | null;
  goneAt: Date | null;
  fileName: string;
  contentType: string;
  bytes: number;
  sha256: string;
  authorId: string;
  createdAt: Generated<Date>;
  removedAt: Date | null;
};

export type TimelineEventTable = {
  orgId: number;
  id: string;
  accountId: string;
  at: Date;
  kind: string;
  params: JsonColumn;
  actorId: string | null;
  actorName: string | null;
};

export type AccountStandingTable = {
  orgId: number;
  id: string;
  accountId: string;
  field: 'tier' | 'ka_type';
  before: string | null;
  after: string | null;
  reason: string | null;
  source: string;
  expiresOn: Day | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date;
};

export type CustomFieldTable = {
  orgId: number;
  id: string;
  object: 'account' | 'person';
  key: string;
  labelZh: string;
  labelEn: string;
  type: 'text' | 'number' | 'date' | 'choice' | 'boolean';
  choices: JsonColumn<string[]>;
  position: Generated<number>;
  removedAt: Date | null;
};

export type SavedViewTable = {
  orgId: number;
  id: string;
  list: string;
  name: string;
  state: JsonColumn;
  ownerId: string;
  shared: Generated<boolean>;
  createdAt: Generated<Date>;
};

export type MergeRecordTable = {
  orgId: number;
  id: string;
  object: 'account' | 'person';
  survivorId: string;
  mergedIds: string[];
  before: JsonColumn;
  mergedBy: string;
  mergedAt: Date;
  undoneAt: Date | null;
};

export type DuplicateDismissalTable = {
  orgId: number;
  object: 'account' | 'person';
  aId: string;
  bId: string;
  dismissedBy: string;
  dismissedAt: Date;
};

export type AccountsTables = {
  account: AccountTable;
  accountKey: AccountKeyTable;
  accountAncestor: AccountAncestorTable;
  accountTeam: AccountTeamTable;
  person: PersonTable;
  personRole: PersonRoleTable;
  task: TaskTable;
  note: NoteTable;
  attachment: AttachmentTable;
  timelineEvent: TimelineEventTable;
  accountStanding: AccountStandingTable;
  customField: CustomFieldTable;
  savedView: SavedViewTable;
  mergeRecord: MergeRecordTable;
  duplicateDismissal: DuplicateDismissalTable;
};

/** The tables that this area alone writes, over any connection or transaction. */
export const accountsTables = (db: Db) => db.withTables<AccountsTables>();
