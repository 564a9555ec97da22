import type { FieldGroup } from '#kernel/access';
import type { Call } from '#kernel/client';
import type { Person } from '../app.ts';
import type { AccountRows, Placement, RightsWorld } from '../rights-world.ts';

/** Where a case is tried: by whom, and at which account. */
export type At = AccountRows & {
  readonly world: RightsWorld;
  readonly caller: Person;
  readonly placement: Placement;
  readonly admin: Call;
  readonly director: Call;
  readonly finance: Call;
  /** A new number for names that must differ. */
  readonly next: () => number;
};

type Input = Readonly<Record<string, unknown>>;

/**
 * What is expected of an operation: whose rows it reaches, and a valid input with rows that exist, made anew for each try.
 * account: it names an account or a row of one, so the scope of the right decides. rows: it answers rows of many accounts,
 * and those out of reach are not among them. company: whoever holds the right. self: what is the
 * caller's own. open: the access is the registry's word (public, signed in, operator).
 */
export type OperationCase = {
  readonly reach: 'account' | 'rows' | 'company' | 'self' | 'open';
  readonly input: (at: At) => Input | Promise<Input>;
  /** The right whose scope decides which rows, where it is not the one of the contract. */
  readonly scopedBy?: string;
  /** Rights that it asks for beside the one of its contract. */
  readonly also?: readonly string[];
  /** Refused to those who do not see these fields, though they hold the right. */
  readonly needs?: FieldGroup;
  /** Refusals of the business that a holder of the right meets, such as an authority of money. */
  readonly mayRefuse?: readonly string[];
  readonly upload?: string;
  /** Every account within reach is among the rows. */
  readonly tells?: boolean;
};

export type OperationCases = Readonly<Record<string, OperationCase>>;

const nothing = (): Input => ({});
const caseOf =
  (reach: OperationCase['reach']) =>
  (input: OperationCase['input'] = nothing, more: Omit<OperationCase, 'reach' | 'input'> = {}): OperationCase => ({
    reach,
    input,
    ...more,
  });

export const ofAccount = caseOf('account');
export const ofRows = caseOf('rows');
export const ofCompany = caseOf('company');
export const ofSelf = caseOf('self');
export const ofOpen = caseOf('open');
