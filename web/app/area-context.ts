import { useQueries } from '@tanstack/react-query';
import { createContext, use, useMemo } from 'react';
import { createT } from '#kernel/i18n';
import { useWords } from '#ui';
import type { AccountHeadSlot, AccountPanelProps, AreaModule, HeadEntry, NavEntry, PanelEntry } from './area-module.ts';
import { useSession } from './session.ts';

/** The areas of this application; a context, so that composed pages need not import the other areas. */
export const AreasContext = createContext<readonly AreaModule[]>([]);

const useHeld = (): ((entry: { readonly right?: string }) => boolean) => {
  const { permissions } = useSession();
  return (entry) => entry.right === undefined || Object.hasOwn(permissions, entry.right);
};

const ordered = <E extends { readonly order: number }>(entries: readonly E[]): readonly E[] =>
  entries.toSorted((a, b) => a.order - b.order);

/** The tabs of the account page that the user may see, in order. */
export const useAccountTabs = (): readonly PanelEntry<AccountPanelProps>[] => {
  const isHeld = useHeld();
  return ordered(use(AreasContext).flatMap((area) => area.accountTabs ?? [])).filter(isHeld);
};

/** The parts of an account's overview. */
export const useAccountOverview = (): readonly PanelEntry<AccountPanelProps>[] => {
  const isHeld = useHeld();
  return ordered(use(AreasContext).flatMap((area) => area.accountOverview ?? [])).filter(isHeld);
};

/** What the areas' own facts add to an account's timeline. */
export const useAccountHistory = (accountId: string) => {
  const isHeld = useHeld();
  const { language } = useWords();
  const sources = use(AreasContext)
    .flatMap(({ name, accountHistory = [] }) => accountHistory.map((source) => ({ ...source, area: name })))
    .filter(isHeld);
  return useQueries({
    queries: sources.map(({ area, id, read }) => ({
      queryKey: [area, `history.${id}`, accountId, language],
      queryFn: async () => await read({ accountId, language }),
    })),
    combine: (answers) => ({
      events: answers.flatMap(({ data }) => data ?? []),
      isLoading: answers.some(({ isPending }) => isPending),
      error: answers.find(({ error }) => error !== null)?.error ?? null,
      onRetry: () => {
        for (const { refetch } of answers) void refetch();
      },
    }),
  });
};

/** The parts of one place in the account page's head. */
export const useAccountHead = (slot: AccountHeadSlot): readonly HeadEntry[] => {
  const isHeld = useHeld();
  const entries = use(AreasContext).flatMap((area) => area.accountHead ?? []);
  return ordered(entries.filter((entry) => entry.slot === slot)).filter(isHeld);
};

/** What the areas' own facts say of accounts, side by side; undefined while it loads. */
export const useAccountCompared = (accountIds: readonly string[]) => {
  const isHeld = useHeld();
  const { language } = useWords();
  const sources = use(AreasContext)
    .flatMap(({ name, accountCompared = [] }) => accountCompared.map((source) => ({ ...source, area: name })))
    .filter(isHeld);
  return useQueries({
    queries: sources.map(({ area, key, label: { words, key: word }, read }) => ({
      queryKey: [area, `compared.${key}`, accountIds, language],
      queryFn: async () => ({
        key,
        label: createT(language, await words.load[language]()).find(word) ?? word,
        texts: await Promise.all(accountIds.map(async (accountId) => await read({ accountId, language }))),
      }),
    })),
    combine: (answers) => ({
      rows: answers.every(({ data }) => data !== undefined) ? answers.flatMap(({ data }) => data ?? []) : undefined,
      error: answers.find(({ error }) => error !== null)?.error ?? null,
    }),
  });
};

/** The tabs of a composed page. */
export const useParts = (page: 'data' | 'settings'): readonly PanelEntry<object>[] => {
  const isHeld = useHeld();
  return ordered(use(AreasContext).flatMap((area) => area[page] ?? [])).filter(isHeld);
};

/** The parts of Today. */
export const useTodayPanels = (): readonly PanelEntry<object>[] => {
  const isHeld = useHeld();
  return ordered(use(AreasContext).flatMap((area) => area.today ?? [])).filter(isHeld);
};

/** The lines of the rail that exist and that the user may see. */
export const useNavEntries = (): ReadonlyMap<string, NavEntry> => {
  const { permissions } = useSession();
  const areas = use(AreasContext);
  return useMemo(() => {
    const held = areas
      .flatMap((area) => area.nav ?? [])
      .filter(({ right }) => right === undefined || Object.hasOwn(permissions, right));
    return new Map(held.map((entry) => [entry.id, entry]));
  }, [areas, permissions]);
};
