import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { identificationMessages } from '#areas/identification/messages';
import { tiers } from '#domain/identification';
import { EmptyState, Money, Panel, Percent, Quantity, StatLine, TierBadge, useT, useWords } from '#ui';
import type { Stat } from '#ui';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { Book, PortfolioReport } from '../run-data.ts';
import type { ScreenWords } from '../words.ts';
import { MatrixChart } from './MatrixChart.tsx';
import type { PortfolioSearch } from './portfolio-search.ts';
import { WhaleChart } from './WhaleChart.tsx';

const bpOf = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000));
const rounded = (value: number | null): string | null => (value === null ? null : value.toFixed(2));

const concentrationOf = (book: Book, t: ScreenWords, currency: string): readonly Stat[] => [
  { label: t('picture.top20'), value: <Percent bp={bpOf(book.top20Share)} /> },
  { label: t('picture.revenueTop20'), value: <Percent bp={bpOf(book.revenueTop20Share)} /> },
  { label: t('picture.gini'), value: <Quantity value={rounded(book.gini)} reason={t('picture.giniNone')} /> },
  { label: t('picture.revenueGini'), value: <Quantity value={rounded(book.revenueGini)} /> },
  ...(book.whale === null || book.whale.lossAccounts === 0
    ? []
    : [
        {
          label: t('picture.loss'),
          value: <Quantity value={book.whale.lossAccounts} />,
          note: <Money value={{ minor: String(book.whale.lossMinor), currency }} />,
        },
      ]),
];

type Props = { readonly report: PortfolioReport; readonly search: PortfolioSearch };

/** The whole book in two pictures, its concentration and its tiers. */
export const PictureTab = ({ report, search }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { currency } = useWords();
  const navigate = useNavigate();
  const { book, matrix, run } = report;
  const open = (why: string): void =>
    void navigate({ to: '/portfolio', search: { ...search, why }, resetScroll: false });
  return (
    <div className={shared['stack']}>
      {book === null ? null : <StatLine stats={concentrationOf(book, t, currency)} />}
      {book === null && matrix.length === 0 ? (
        <EmptyState title={t('portfolio.tabs.picture')}>{t('picture.matrixNone')}</EmptyState>
      ) : (
        <div className={shared['pair']}>
          {book?.whale && book.top20Share !== null && run !== null ? (
            <Panel>
              <WhaleChart whale={book.whale} accounts={run.accounts} top20Share={book.top20Share} height={340} />
            </Panel>
          ) : null}
          {matrix.length === 0 ? null : (
            <Panel>
              <MatrixChart matrix={matrix} onPick={open} height={340} />
              <div className={shared['chips']}>
                {tiers.map((tier) => (
                  <span key={tier} className={styles['tierKey']} data-tier={tier}>
                    {words(`tiers.${tier}`)}
                  </span>
                ))}
              </div>
            </Panel>
          )}
        </div>
      )}
      <Panel title={t('picture.tiers')}>
        <table className={shared['plainTable']} aria-label={t('picture.tiers')}>
          <thead>
            <tr>
              <th scope="col">{t('list.tier')}</th>
              <th scope="col" className={shared['figure']}>
                {t('picture.confirmed')}
              </th>
              <th scope="col" className={shared['figure']}>
                {t('picture.proposed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => (
              <tr key={tier}>
                <th scope="row">
                  <TierBadge tier={tier} /> {words(`tiers.${tier}`)}
                </th>
                <td className={shared['figure']}>
                  <Quantity value={report.tiers[tier]?.confirmed ?? 0} />
                </td>
                <td className={shared['figure']}>
                  <Quantity value={report.tiers[tier]?.proposed ?? 0} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  );
};
