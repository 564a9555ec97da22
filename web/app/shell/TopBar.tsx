import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Suspense, use } from 'react';
import type { ReactNode } from 'react';
import { Icon, IconAction, useT, useWords } from '#ui';
import { AreasContext } from '../area-context.ts';
import { appMessages } from '../messages/index.ts';
import { JobsMenu } from './JobsMenu.tsx';
import styles from './shell.module.css';
import { UserMenu } from './UserMenu.tsx';

type Props = { readonly onMenu: () => void; readonly onSearch: () => void; readonly onShortcuts: () => void };

const searchKeys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

/** Search, jobs, the areas' parts (the as-of date), language, user. */
export const TopBar = ({ onMenu, onSearch, onShortcuts }: Props): ReactNode => {
  const t = useT(appMessages);
  const { language, changeLanguage } = useWords();
  const parts = use(AreasContext).flatMap((area) =>
    (area.topBar ?? []).map((Part, index) => <Part key={`${area.name}${index}`} />),
  );
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className={styles['top']}>
      <span className={styles['onPhone']}>
        <IconAction name={t('shell.menu')} icon={<Icon of={IconMenu2} />} onClick={onMenu} />
      </span>
      <div className={styles['topFill']}>
        <button
          type="button"
          className={styles['searchButton']}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={onSearch}
        >
          <Icon of={IconSearch} size={16} />
          <span className={styles['searchText']}>{t('shell.search')}</span>
          <kbd className={styles['onDesk']}>{searchKeys}</kbd>
        </button>
      </div>
      <div className={styles['topRight']}>
        <JobsMenu />
        <Suspense fallback={null}>{parts}</Suspense>
        <IconAction
          name={t('shell.otherLanguage')}
          icon={
            <span className={styles['languageMark']} lang={other}>
              {other === 'en' ? 'EN' : '中'}
            </span>
          }
          onClick={() => void changeLanguage(other)}
        />
        <UserMenu onShortcuts={onShortcuts} />
      </div>
    </header>
  );
};
