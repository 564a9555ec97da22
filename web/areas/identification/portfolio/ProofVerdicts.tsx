import type { ReactNode } from 'react';
import { identificationMessages } from '#areas/identification/messages';
import { Chip, InlineBar, Quantity, ScrollRegion, useT } from '#ui';
import type { Tone } from '#ui';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { BackTest } from '../run-data.ts';

type Verdict = BackTest['verdicts'][number];

const tones: Readonly<Record<Verdict['against'][number]['verdict'], Tone>> = {
  better: 'accent',
  worse: 'warm',
  'no-clear-difference': 'grey',
};

/** The bars share one scale, since the best accounts may earn more than the whole. */
const scaleOf = ({ ourPercent, against }: Verdict): number =>
  Math.max(100, ourPercent ?? 0, ...against.map(({ percent }) => percent ?? 0));

type LineProps = {
  readonly name: string;
  readonly percent: number | null;
  readonly lapsed: number;
  readonly scale: number;
  readonly isOurs?: boolean;
  readonly verdict?: ReactNode;
};

const Line = ({ name, percent, lapsed, scale, isOurs = false, verdict }: LineProps): ReactNode => (
  <tr data-ours={isOurs}>
    <th scope="row">{name}</th>
    <td className={shared['barCell']}>
      <InlineBar share={percent === null ? null : percent / scale} label={name} tone={isOurs ? 'accent' : 'grey'} />
    </td>
    <td className={shared['figure']} data-negative={(percent ?? 0) < 0}>
      {percent === null ? '—' : `${percent}%`}
    </td>
    <td className={shared['figure']}>
      <Quantity value={lapsed} />
    </td>
    <td>{verdict}</td>
  </tr>
);

const CutView = ({ cut }: { readonly cut: Verdict }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const revenue = cut.against.find(({ ranking }) => ranking === 'revenue');
  // A sentence that names only the weaker rival would hide the stronger one.
  const beaten = cut.against.find(({ verdict }) => verdict === 'worse');
  const { ourPercent, basis } = cut;
  const scale = scaleOf(cut);
  return (
    <section className={shared['part']}>
      {ourPercent === null ? (
        <p className={shared['lead']}>{t(`proof.by.${basis}.nothing`)}</p>
      ) : (
        <p className={shared['lead']}>
          {revenue === undefined || revenue.percent === null
            ? t(`proof.by.${basis}.leadAlone`, { ours: ourPercent })
            : t(`proof.by.${basis}.lead`, {
                ours: ourPercent,
                ranking: words('rankings.revenue'),
                theirs: revenue.percent,
              })}
          {beaten === undefined || beaten.percent === null || beaten.ranking === 'revenue' ? null : (
            <span className={styles['beaten']}>
              {t('proof.beaten', { ranking: words(`rankings.${beaten.ranking}`), theirs: beaten.percent })}
            </span>
          )}
        </p>
      )}
      <p className={shared['quiet']}>
        {t('proof.cut', { asOf: cut.asOf, through: cut.through })}
        {basis === 'revenue' ? (
          <>
            <br />
            {t('proof.revenueOnly')}
          </>
        ) : null}
      </p>
      <ScrollRegion name={t('proof.cut', { asOf: cut.asOf, through: cut.through })} className={shared['scroll']}>
        <table className={shared['plainTable']} aria-label={t('proof.cut', { asOf: cut.asOf, through: cut.through })}>
          <thead>
            <tr>
              <th scope="col">{t('proof.ranking')}</th>
              <th scope="col" colSpan={2} className={shared['figure']}>
                {t(`proof.by.${basis}.share`)}
              </th>
              <th scope="col" className={shared['figure']}>
                {t('proof.lapsed')}
              </th>
              <th scope="col">{t('proof.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            <Line name={t('proof.ours')} percent={ourPercent} lapsed={cut.ourLapsed} scale={scale} isOurs />
            {cut.against.map(({ ranking, percent, lapsed, verdict }) => (
              <Line
                key={ranking}
                name={words(`rankings.${ranking}`)}
                percent={percent}
                lapsed={lapsed}
                scale={scale}
                verdict={<Chip tone={tones[verdict]}>{t(`proof.verdicts.${verdict}`)}</Chip>}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
};

/** Whether the comparison favours nobody at any cut. */
const fairnessOf = ({ report: { cuts } }: BackTest): 'fair' | 'unfair' | null => {
  if (cuts.length === 0) return null;
  return cuts.every(({ leak }) => leak.passes) ? 'fair' : 'unfair';
};

/** What our choice and the usual ones brought, cut by cut, the latest first. */
export const ProofVerdicts = ({ test }: { readonly test: BackTest }): ReactNode => {
  const t = useT(identificationScreens);
  const fairness = fairnessOf(test);
  return (
    <div className={shared['stack']}>
      {test.verdicts.map((cut) => (
        <CutView key={cut.asOf} cut={cut} />
      ))}
      <p className={shared['quiet']}>
        {t('proof.observed')}
        {fairness === null ? null : (
          <>
            <br />
            {t(`proof.judge.${fairness}`)}
          </>
        )}
      </p>
    </div>
  );
};
