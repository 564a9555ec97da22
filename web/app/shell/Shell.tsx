import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon, IconAction, NavDrawer, PageSkeleton, useT } from '#ui';
import { appMessages } from '../messages/index.ts';
import { Brand } from './Brand.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { PersonNames } from './PersonNames.tsx';
import { Rail } from './Rail.tsx';
import styles from './shell.module.css';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { TopBar } from './TopBar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const CommandBox = lazy(async () => ({ default: (await import('../command/CommandBox.tsx')).CommandBox }));

const railKey = 'mainstay.rail';

/** Moves the reading position to the content after a change of page, as a page load would. */
const useFocusOnNavigation = () => {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current !== undefined && last.current !== path) main.current?.focus({ preventScroll: true });
    last.current = path;
  }, [path]);
  return main;
};

/** The frame of every page behind the sign-in. */
export const Shell = (): ReactNode => {
  const t = useT(appMessages);
  const main = useFocusOnNavigation();
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(railKey) === 'narrow');
  const [open, setOpen] = useState<'menu' | 'search' | 'shortcuts' | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const openSearch = useCallback(() => setOpen('search'), []);
  const openShortcuts = useCallback(() => setOpen('shortcuts'), []);
  const toggleRail = useCallback(
    () =>
      setNarrow((before) => {
        localStorage.setItem(railKey, before ? 'wide' : 'narrow');
        return !before;
      }),
    [],
  );
  useShortcuts({ onSearch: openSearch, onSheet: openShortcuts, onRail: toggleRail });
  return (
    <PersonNames>
      <div className={styles['shell']} data-narrow={isNarrow}>
        <title>{t('product')}</title>
        <a className={styles['skip']} href="#main">
          {t('shell.skip')}
        </a>
        <aside className={styles['side']} aria-label={t('product')}>
          <div className={styles['sideHead']}>
            <Link to="/" aria-label={t('product')}>
              <Brand isSmall={isNarrow} />
            </Link>
          </div>
          <Rail isNarrow={isNarrow} />
          <div className={styles['sideFoot']}>
            <IconAction
              name={isNarrow ? t('shell.expand') : t('shell.collapse')}
              icon={<Icon of={isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse} />}
              isExpanded={!isNarrow}
              onClick={toggleRail}
            />
          </div>
        </aside>
        <TopBar onMenu={() => setOpen('menu')} onSearch={openSearch} onShortcuts={openShortcuts} />
        <main id="main" ref={main} tabIndex={-1} className={styles['main']}>
          <OfflineBanner />
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
        <NavDrawer isOpen={open === 'menu'} onClose={close} title={<Brand />}>
          <Rail isNarrow={false} onPick={close} />
        </NavDrawer>
        <ShortcutSheet isOpen={open === 'shortcuts'} onClose={close} />
        {open === 'search' ? (
          <Suspense fallback={null}>
            <CommandBox onClose={close} />
          </Suspense>
        ) : null}
      </div>
    </PersonNames>
  );
};
