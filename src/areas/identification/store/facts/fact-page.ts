import type { AccountBehaviour } from '#areas/ledger';
import type { ProfilePage } from './account-profiles.ts';

/** The facts of a page of accounts as the database packed them; texts, so that they cross threads for next to nothing. */
export type FactPage = Omit<ProfilePage, 'through'> & {
  readonly accounts: number;
  readonly behaviour: AccountBehaviour;
};
