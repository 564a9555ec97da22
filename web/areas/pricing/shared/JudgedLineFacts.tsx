import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DateText, Percent, Price, useCommonWord, useT, useWords } from '#ui';
import { useSees } from '#web/app/session';
import { pricingEstimates, pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './judged.module.css';
import type { JudgedLine } from './data.ts';
import { PriceScale } from './PriceScale.tsx';
import { priceText } from './texts.ts';

type FactProps = { readonly label: string; readonly children: ReactNode };

export const Fact = ({ label, children }: FactProps): ReactNode => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** What peers of the account pay for a product, in words. */
const BandText = ({ peers }: Pick<JudgedLine, 'peers'>): ReactNode => {
  const t = useT(pricingScreens);
  const words = useWords();
  if (peers === null) return <p className={shared['quiet']}>{t('band.none')}</p>;
  const text = (price: string): string => priceText(price, words);
  return (
    <p className={shared['quiet']}>
      <span className={styles['swatchBand']} aria-hidden />
      {t('band.text', { low: text(peers.low), high: text(peers.high), median: text(peers.median) })}
      {' · '}
      {t(`band.circles.${peers.circle}`, { n: peers.peers })}
      {peers.ownPrice === null ? '' : ` · ${t('band.own', { price: text(peers.ownPrice) })}`}
    </p>
  );
};

/** What others ask for the same, as somebody has seen it. */
const MarketText = ({ market }: Pick<JudgedLine, 'market'>): ReactNode => {
  const t = useT(pricingScreens);
  const words = useWords();
  const commonWord = useCommonWord();
  if (market === null) return <p className={shared['quiet']}>{t('marketNone')}</p>;
  const { low, high, latest, latestOn, count, region, confidence } = market;
  const text = (price: string): string => priceText(price, words);
  return (
    <p className={shared['quiet']}>
      {t('marketText', {
        range: low === high ? text(low) : `${text(low)} – ${text(high)}`,
        latest: text(latest),
        day: latestOn,
        n: count,
        confidence: t(`marketConfidences.${confidence}`),
        region: region === null ? t('marketAny') : commonWord(region),
      })}
    </p>
  );
};

/** The estimate that the cost of a made-to-order line rests on. */
const EstimateText = ({ estimate }: Pick<JudgedLine, 'estimate'>): ReactNode => {
  const t = useT(pricingEstimates);
  if (estimate === null) return null;
  const { id, number, versionNumber } = estimate;
  return (
    <p className={shared['quiet']}>
      <Link to="/pricing/estimates/$id" params={{ id }}>
        {t('openEstimate', { number, n: versionNumber })}
      </Link>
    </p>
  );
};

/** What one line is compared with: list, start, target, floor where it may be seen, and the peers' band. */
export const ReferenceFacts = ({ line }: { readonly line: JudgedLine }): ReactNode => {
  const t = useT(pricingScreens);
  const seesCost = useSees('cost');
  return (
    <>
      <dl className={shared['facts']}>
        <Fact label={t('listPrice')}>
          <Price value={line.listPrice} reason={t('noListPrice')} />
        </Fact>
        <Fact label={t('startPrice')}>
          <Price value={line.startPrice} />
        </Fact>
        <Fact label={t('targetPrice')}>
          <Price value={line.targetPrice} />
        </Fact>
        {seesCost ? (
          <>
            <Fact label={t('floor')}>
              <Price value={line.floor} reason={t('verdicts.cost-unknown')} />
            </Fact>
            <Fact label={t('unitCost')}>
              <Price value={line.unitCost} reason={t('verdicts.cost-unknown')} />
            </Fact>
            {line.costFrom === null ? null : (
              <Fact label={t('costFrom')}>
                <DateText value={line.costFrom} />
              </Fact>
            )}
          </>
        ) : null}
      </dl>
      <EstimateText estimate={line.estimate} />
      <PriceScale line={line} />
      <BandText peers={line.peers} />
      <MarketText market={line.market} />
    </>
  );
};

/** What one line concedes, alone and with the account's last 90 days. */
export const ConcessionFacts = ({ line, days }: { readonly line: JudgedLine; readonly days: number }): ReactNode => {
  const t = useT(pricingScreens);
  return (
    <>
      <Fact label={t('pocketPrice')}>
        <Price value={line.pocketPrice} />
      </Fact>
      {line.standing.numbers.length === 0 ? null : (
        <Fact label={t('standing', { papers: line.standing.numbers.join(' · ') })}>
          <Percent bp={line.standing.rebateBp} />
        </Fact>
      )}
      <Fact label={t('lineConcession')}>
        <Percent bp={line.ownBp} reason={t('noListPrice')} />
      </Fact>
      <Fact label={t('judged', { days })}>
        <strong>
          <Percent bp={line.judgedBp} reason={t('noListPrice')} />
        </strong>
      </Fact>
    </>
  );
};
