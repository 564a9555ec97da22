import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Hint, Icon, useT } from '#ui';
import { useNavEntries } from '../area-context.ts';
import type { NavEntry } from '../area-module.ts';
import { appMessages } from '../messages/index.ts';
import { navGroups, navIcons } from '../nav.ts';
import styles from './shell.module.css';

type Props = { readonly isNarrow: boolean; readonly onPick?: () => void };

const RailLine = ({ entry, isNarrow, onPick }: Props & { readonly entry: NavEntry }): ReactNode => {
  const t = useT(appMessages);
  const name = t(`nav.${entry.id}`);
  const link = (
    <Link
      to={entry.to}
      className={styles['railLine'] ?? ''}
      activeOptions={{ exact: entry.to === '/' }}
      activeProps={{ 'aria-current': 'page' }}
      aria-label={isNarrow ? name : undefined}
      {...(onPick === undefined ? {} : { onClick: onPick })}
    >
      <Icon of={navIcons[entry.id]} />
      {isNarrow ? null : <span className={styles['railText']}>{name}</span>}
    </Link>
  );
  return isNarrow ? <Hint text={name}>{link}</Hint> : link;
};

/** The lines that exist and that the user may see, in their groups. */
export const Rail = ({ isNarrow, onPick }: Props): ReactNode => {
  const t = useT(appMessages);
  const entries = useNavEntries();
  return (
    <nav className={styles['rail']} aria-label={t('shell.nav')}>
      {navGroups.map(({ id, lines }) => {
        const shown = lines.flatMap((line) => entries.get(line) ?? []);
        if (shown.length === 0) return null;
        const hasTitle = !isNarrow && id !== 'today';
        return (
          <div key={id} className={styles['railGroup']}>
            {hasTitle ? <span className={styles['railTitle']}>{t(`nav.groups.${id}`)}</span> : null}
            {shown.map((entry) => (
              <RailLine
                key={entry.id}
                entry={entry}
                isNarrow={isNarrow}
                {...(onPick === undefined ? {} : { onPick })}
              />
            ))}
          </div>
        );
      })}
    </nav>
  );
};
