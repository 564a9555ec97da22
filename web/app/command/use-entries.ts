import { useQuery } from '@tanstack/react-query';
import { IconArrowRight, IconLanguage, IconMoon } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { use, useDeferredValue } from 'react';
import { useScheme, useT, useWords } from '#ui';
import { call } from '../api.ts';
import { AreasContext, useNavEntries } from '../area-context.ts';
import { useLabels } from '../label.ts';
import { appMessages } from '../messages/index.ts';
import { navGroups, navIcons } from '../nav.ts';
import { useSession } from '../session.ts';
import { isMatch } from './match.ts';

export type Entry = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly icon: Icon;
  readonly run: () => void;
};

/** Commands and pages that match, and what the areas' search finds for the typed text. */
export const useEntries = (typed: string): { readonly entries: readonly Entry[]; readonly isSearching: boolean } => {
  const t = useT(appMessages);
  const { language, changeLanguage } = useWords();
  const { scheme, choose } = useScheme();
  const { permissions } = useSession();
  const areas = use(AreasContext);
  const nav = useNavEntries();
  const navigate = useNavigate();
  const text = useDeferredValue(typed.trim());

  const lead = (to: string) => () => void navigate({ to });

  const offered = areas
    .flatMap((area) => area.commands ?? [])
    .filter(({ right }) => right === undefined || Object.hasOwn(permissions, right));
  const titles = useLabels(offered.map(({ label }) => label));

  const searches = areas.flatMap((area) => area.search ?? []);
  const { data: hits = [], isFetching } = useQuery({
    queryKey: ['command-search', text, language],
    queryFn: async () => {
      const found = await Promise.allSettled(searches.map((search) => search(text, { call, language })));
      return found.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    },
    enabled: text !== '' && searches.length > 0,
    placeholderData: (before) => before,
  });

  const pages = navGroups
    .flatMap(({ lines }) => lines.flatMap((line) => nav.get(line) ?? []))
    .map((entry): Entry => ({
      id: `page.${entry.id}`,
      group: t('command.pages'),
      title: t(`nav.${entry.id}`),
      icon: navIcons[entry.id],
      run: lead(entry.to),
    }));
  const commands = offered.map((command, at): Entry => ({
    id: `command.${command.id}`,
    group: t('command.commands'),
    title: titles[at] ?? '',
    icon: command.icon ?? IconArrowRight,
    run: typeof command.act === 'function' ? command.act : lead(command.act.to),
  }));
  const own: readonly Entry[] = [
    {
      id: 'theme',
      group: t('command.commands'),
      title: t('command.toggleTheme'),
      icon: IconMoon,
      run: () => choose(scheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      group: t('command.commands'),
      title: t('command.toggleLanguage'),
      icon: IconLanguage,
      run: () => void changeLanguage(language === 'en' ? 'zh-CN' : 'en'),
    },
  ];
  const found = text === '' ? [] : hits.map((hit): Entry => ({ ...hit, icon: IconArrowRight, run: lead(hit.to) }));
  const matching = [...pages, ...commands, ...own].filter((entry) => isMatch(entry.title, text));
  return { entries: [...found, ...matching], isSearching: isFetching };
};
