import type { ReactNode } from 'react';
import { identificationMessages } from '#areas/identification/messages';
import { rankingNames } from '#domain/identification';
import { formatAmount, formatBp } from '#kernel/format';
import type { Language } from '#kernel/locale';
import { ScrollRegion, useT, useWords } from '#ui';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { BackTest } from '../run-data.ts';

type Cut = BackTest['report']['cuts'][number];
type Measure = 'capture5' | 'capture10' | 'capture20' | 'ndcg';

const measures: readonly Measure[] = ['capture5', 'capture10', 'capture20', 'ndcg'];
const tops = { capture5: '5%', capture10: '10%', capture20: '20%' } as const;

const shareText = (value: number | null, language: Language): string =>
  value === null ? '—' : formatBp(Math.round(value * 10_000), language);
const figureText = (value: number | null, language: Language): string =>
  value === null ? '—' : formatAmount(`${Number(value.toFixed(3))}`, language);

/** Where revenue stands in, contribution to date is revenue by another name. */
const rankingsOf = ({ basis }: Cut) =>
  rankingNames.filter((ranking) => ranking !== 'contribution' || basis === 'contribution');

const CutTable = ({ cut, ndcgAt }: { readonly cut: Cut; readonly ndcgAt: number }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language } = useWords();
  const textOf = (measure: Measure, value: number | null): string =>
    measure === 'ndcg' ? figureText(value, language) : shareText(value, language);
  const nameOf = (measure: Measure): string =>
    measure === 'ndcg'
      ? t('proof.ndcg', { n: ndcgAt })
      : t(`proof.by.${cut.basis}.capture`, { percent: tops[measure] });
  const title = t('proof.cut', { asOf: cut.asOf, through: cut.through });
  return (
    <section className={shared['part']}>
      <h3 className={shared['partTitle']}>{title}</h3>
      <ScrollRegion name={title} className={shared['scroll']}>
        <table className={shared['plainTable']} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('proof.ranking')}</th>
              {measures.map((measure) => (
                <th key={measure} scope="col" className={shared['figure']}>
                  {nameOf(measure)}
                </th>
              ))}
              <th scope="col" className={shared['figure']}>
                {t('proof.spearman')}
              </th>
              <th scope="col" className={shared['figure']}>
                {t('proof.hit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rankingsOf(cut).map((ranking) => {
              const figures = cut.figures[ranking];
              const differences = cut.differences[ranking];
              return (
                <tr key={ranking}>
                  <th scope="row">{words(`rankings.${ranking}`)}</th>
                  {measures.map((measure) => {
                    const interval = differences?.[measure] ?? null;
                    return (
                      <td key={measure} className={shared['figure']}>
                        {textOf(measure, figures[measure])}
                        {interval === null ? null : (
                          <span className={styles['interval']}>
                            (
                            {t('proof.interval', {
                              low: textOf(measure, interval.low),
                              high: textOf(measure, interval.high),
                            })}
                            )
                          </span>
                        )}
                      </td>
                    );
                  })}
                  <td className={shared['figure']}>{figureText(figures.spearman, language)}</td>
                  <td className={shared['figure']}>{shareText(figures.hit10, language)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
};

/** All figures of a back-test with the bootstrap intervals of their differences. */
export const ProofStatistics = ({ test: { report } }: { readonly test: BackTest }): ReactNode => {
  const t = useT(identificationScreens);
  return (
    <div className={shared['stack']}>
      {report.cuts.map((cut) => (
        <CutTable key={cut.asOf} cut={cut} ndcgAt={report.ndcgAt} />
      ))}
      <p className={shared['quiet']}>{t('proof.intervalNote', { n: report.resamples })}</p>
    </div>
  );
};
