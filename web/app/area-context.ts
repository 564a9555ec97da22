import { createContext, use, useMemo } from 'react';
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

/** The histories beneath an account's timeline. */
export const useAccountHistory = (): readonly PanelEntry<AccountPanelProps>[] => {
  const isHeld = useHeld();
  return ordered(use(AreasContext).flatMap((area) => area.accountHistory ?? [])).filter(isHeld);
};

/** The parts of one place in the account page's head. */
export const useAccountHead = (slot: AccountHeadSlot): readonly HeadEntry[] => {
  const isHeld = useHeld();
  const entries = use(AreasContext).flatMap((area) => area.accountHead ?? []);
  return ordered(entries.filter((entry) => entry.slot === slot)).filter(isHeld);
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
