import { Link } from '@tanstack/react-router';
import { headlineOf } from '#domain/warnings';
import type { StoryTongue } from '#domain/warnings';
import { DateText, FigureText, Money, NameCell } from '#ui';
import type { Column } from '#ui';
import { OwnerName, shownNameOf } from '#web/accounts';
import type { WarningWords } from '../messages/index.ts';
import { toldOf } from '../shared/data.ts';
import type { Warning } from '../shared/data.ts';
import { KindChip, StateChip } from '../shared/WarningChips.tsx';
import styles from '../warnings.module.css';

type Options = { readonly t: WarningWords; readonly tongue: StoryTongue; readonly withAccount: boolean };

/** Warnings as a list shows them: who, what in one sentence, how much, since when, and who looks into it. */
export const warningColumnsOf = ({ t, tongue, withAccount }: Options): readonly Column<Warning>[] => [
  {
    id: 'account',
    header: withAccount ? t('account') : t('warning'),
    width: withAccount ? 200 : 320,
    cell: (warning) => {
      const { id, account } = warning;
      const name = withAccount ? shownNameOf(account, tongue.language) : headlineOf(toldOf(warning), tongue);
      const link = (
        <Link to="/warnings/$id" params={{ id }}>
          {name}
        </Link>
      );
      return <NameCell name={link} note={withAccount ? account.code : undefined} full={name} />;
    },
  },
  { id: 'kind', header: t('kind'), width: 130, cell: (warning) => <KindChip warning={warning} /> },
  ...(withAccount
    ? [
        {
          id: 'what',
          header: t('what'),
          width: 340,
          isLong: true,
          cell: (warning: Warning) => (
            <span className={styles['headline']}>
              <FigureText text={headlineOf(toldOf(warning), tongue)} />
            </span>
          ),
        },
      ]
    : []),
  {
    id: 'stake',
    header: t('stake'),
    unit: tongue.currency,
    kind: 'figure',
    width: 110,
    cell: ({ stake }) => <Money value={stake} withSymbol={false} reason={t('hidden')} />,
  },
  { id: 'since', header: t('since'), kind: 'figure', width: 124, cell: ({ since }) => <DateText value={since} /> },
  { id: 'owner', header: t('owner'), width: 110, cell: ({ ownerId }) => <OwnerName id={ownerId} /> },
  { id: 'state', header: t('state'), width: 150, cell: (warning) => <StateChip warning={warning} /> },
];
