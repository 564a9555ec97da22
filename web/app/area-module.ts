import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Call } from '#kernel/client';
import type { Catalogue, MessageKey } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { NavId } from './nav.ts';

/** Words of an area, for the shell: the catalogue and a key in it. */
export type Label = { readonly words: Catalogue<unknown>; readonly key: string };

export const labelOf = <M>(words: Catalogue<M>, key: MessageKey<M>): Label => ({ words, key });

/** A line of the rail. The shell knows order, group, icon and words of the id; the area gives address and right. */
export type NavEntry = { readonly id: NavId; readonly to: string; readonly right?: string };

/** An act in the command box. */
export type CommandEntry = {
  readonly id: string;
  readonly label: Label;
  readonly right?: string;
  readonly icon?: TablerIcon;
  /** Where it leads, or what it does. */
  readonly act: { readonly to: string } | (() => void);
};

/** One answer of the search box. */
export type SearchHit = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly to: string;
};

/** Searches an area's records for the typed text; words the groups in the given language. */
export type Search = (
  text: string,
  context: { readonly call: Call; readonly language: string },
) => Promise<readonly SearchHit[]>;

/** A part of a page that several areas compose: a tab or an overview part of the account page, a part of Today. */
export type PanelEntry<P> = {
  readonly id: string;
  readonly label: Label;
  /** Smaller stands first; leave gaps (10, 20, …). */
  readonly order: number;
  readonly right?: string;
  /** Made with React's `lazy`, so that its code loads when it is shown. */
  readonly component: ComponentType<P>;
  /** Draws the number of records beside the name of a tab; nothing while it is not known. */
  readonly count?: ComponentType<P>;
};

export type AccountPanelProps = { readonly accountId: string };

/**
 * Places in the head of the account page: `score` the ring before the name, `badges` badges and warnings behind it,
 * `money` the figures of 12 months at the right.
 */
export type AccountHeadSlot = 'score' | 'badges' | 'money';

/** A part of the account page's head. */
export type HeadEntry = Omit<PanelEntry<AccountPanelProps>, 'label' | 'count'> & { readonly slot: AccountHeadSlot };

export type HistoryQuestion = { readonly accountId: string; readonly language: Language };

/** Something that happened: in a month (`2026-09`), on a day (`2026-09-30`) or at an instant. */
export type HistoryEvent = {
  readonly id: string;
  readonly when: string;
  readonly actorName: string | null;
  readonly text: string;
};

/** Facts of an area that tell a part of an account's history, read when it is shown and worded by the area. */
export type HistorySource = {
  readonly id: string;
  readonly right?: string;
  readonly read: (question: HistoryQuestion) => Promise<readonly HistoryEvent[]>;
};

/** A fact of an account that an area keeps and that a merge lets choose; `key` is the name by which the merge knows it. */
export type ComparedSource = {
  readonly key: string;
  readonly label: Label;
  readonly right?: string;
  /** Worded; empty where the account has none. */
  readonly read: (question: HistoryQuestion) => Promise<string>;
};

/** Everything that an area gives the application; `web/areas/<area>/index.ts` exports one. Keep it small: pages are lazy. */
export type AreaModule = {
  readonly name: string;
  /** The area's own messages, from which refusals (`errors.<code>`) are worded. */
  readonly messages: Catalogue<unknown>;
  readonly nav?: readonly NavEntry[];
  readonly commands?: readonly CommandEntry[];
  readonly search?: Search;
  readonly accountTabs?: readonly PanelEntry<AccountPanelProps>[];
  /** What happened at an account by an area's own facts; stands in the timeline among what is written there. */
  readonly accountHistory?: readonly HistorySource[];
  /** Beside the account's own fields, when two accounts are compared and merged. */
  readonly accountCompared?: readonly ComparedSource[];
  readonly accountOverview?: readonly PanelEntry<AccountPanelProps>[];
  readonly accountHead?: readonly HeadEntry[];
  readonly today?: readonly PanelEntry<object>[];
  /** Tabs of Data (imports, duplicates, products): the id is the last part of the address, `/data/<id>`. */
  readonly data?: readonly PanelEntry<object>[];
  /** Tabs of Settings, `/settings/<id>`. */
  readonly settings?: readonly PanelEntry<object>[];
  /** Small parts at the right of the top bar, such as the as-of date. */
  readonly topBar?: readonly ComponentType[];
};
