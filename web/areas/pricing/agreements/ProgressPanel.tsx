import type { ReactNode } from 'react';
import { formatBp } from '#kernel/format';
import { Chip, DateText, Money, Panel, ScrollRegion, StatLine, useInCurrency, useT, useWords } from '#ui';
import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import type { Agreement, AgreementProgress } from '../shared/data.ts';
import { listText, priceText } from '../shared/texts.ts';

type Period = AgreementProgress['periods'][number];
type Tier = NonNullable<Period['tier']>;

const useTierText = () => {
  const t = useT(pricingAgreements);
  const { language } = useWords();
  return (tier: Tier | null): string => (tier === null ? t('noTier') : formatBp(tier.rateBp, language));
};

/** What the current period will come to: a range, since neither of its grounds is certain. */
const Forecast = ({ forecast }: Pick<Period, 'forecast'>): ReactNode => {
  const t = useT(pricingAgreements);
  const { language } = useWords();
  const tierText = useTierText();
  if (forecast === null) return <p className={styles['quiet']}>{t('noForecast')}</p>;
  const { low, high, lowTier, highTier, lowRebate, highRebate, grounds } = forecast;
  const isOne = low.minor === high.minor;
  const isOneTier = lowTier?.from === highTier?.from;
  const reasons = grounds.map((ground) => t(`grounds.${ground}`));
  return (
    <StatLine
      stats={[
        {
          label: t('forecastLabel'),
          value: isOne ? (
            <Money value={low} />
          ) : (
            <>
              {<Money value={low} />} – {<Money value={high} />}
            </>
          ),
          note: listText(reasons, language),
        },
        {
          label: t('forecastTierLabel'),
          value: isOneTier ? tierText(lowTier) : `${tierText(lowTier)} – ${tierText(highTier)}`,
        },
        {
          label: t('forecastRebateLabel'),
          value:
            lowRebate.minor === highRebate.minor ? (
              <Money value={lowRebate} figure="full" />
            ) : (
              <>
                <Money value={lowRebate} /> – <Money value={highRebate} />
              </>
            ),
        },
      ]}
    />
  );
};

const Row = ({ period }: { readonly period: Period }): ReactNode => {
  const t = useT(pricingAgreements);
  const tierText = useTierText();
  const { language } = useWords();
  const number = tableStyles['number'];
  return (
    <tr>
      <th scope="row">
        <span className={styles['inText']}>
          <DateText value={period.from} /> – <DateText value={period.to} />
          {period.isCurrent ? <Chip tone="accent">{t('current')}</Chip> : null}
        </span>
      </th>
      <td className={number}>
        <Money value={period.volume} figure="full" withSymbol={false} />
      </td>
      <td className={number}>{tierText(period.tier)}</td>
      <td className={number}>
        <Money value={period.accrued} figure="full" withSymbol={false} />
      </td>
      <td className={number}>
        {period.nextTier === null ? (
          t('topTier')
        ) : (
          <>
            <Money value={period.missing} withSymbol={false} /> → {formatBp(period.nextTier.rateBp, language)}
          </>
        )}
      </td>
    </tr>
  );
};

const Rebates = ({ progress }: { readonly progress: AgreementProgress }): ReactNode => {
  const t = useT(pricingAgreements);
  const inCurrency = useInCurrency();
  const current = progress.periods.find(({ isCurrent }) => isCurrent);
  const { booked, open, isShared } = progress;
  const heads = [inCurrency(t('volume')), t('tierReached'), inCurrency(t('accrued')), t('toNext')];
  return (
    <>
      <StatLine
        stats={[
          { label: t('accruedAll'), value: <Money value={progress.accrued} figure="full" /> },
          ...(booked === null
            ? []
            : [
                {
                  label: t('booked'),
                  value: <Money value={booked} figure="full" />,
                  ...(isShared && { note: t('shared') }),
                },
              ]),
          ...(open === null
            ? []
            : open.minor.startsWith('-')
              ? [
                  {
                    label: t('overBooked'),
                    value: <Money value={{ ...open, minor: open.minor.slice(1) }} figure="full" />,
                  },
                ]
              : [{ label: t('open'), value: <Money value={open} figure="full" /> }]),
        ]}
      />
      {current === undefined ? null : <Forecast forecast={current.forecast} />}
      <ScrollRegion name={t('progressTitle')} className={tableStyles['scroll']}>
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('periodName')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className={tableStyles['number']}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {progress.periods.map((period) => (
              <Row key={period.from} period={period} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
};

type Props = { readonly agreement: Agreement; readonly progress: AgreementProgress | undefined };

/** The rebate rule with its tiers, what is owed to the cent, and what the period will come to. */
export const ProgressPanel = ({ agreement, progress }: Props): ReactNode => {
  const t = useT(pricingAgreements);
  const { language, currency } = useWords();
  const { rebateKind, rebatePeriod, rebateBasis, tiers } = agreement;
  return (
    <Panel title={t('progressTitle')}>
      <div className={styles['fields']}>
        {rebateKind === null || rebatePeriod === null || rebateBasis === null ? (
          <p className={styles['quiet']}>{t('noRebate')}</p>
        ) : (
          <p className={styles['chips']}>
            {t('rebateRule', {
              kind: t(`kinds.${rebateKind}`),
              period: t(`periods.${rebatePeriod}`),
              basis: t(`bases.${rebateBasis}`),
            })}
            {tiers.map(({ from, rateBp }) => (
              <Chip key={from}>
                {t('tier', {
                  from: priceText(from, { language, currency }),
                  rate: formatBp(rateBp, language),
                })}
              </Chip>
            ))}
          </p>
        )}
        {progress === undefined || rebateKind === null ? null : <Rebates progress={progress} />}
      </div>
    </Panel>
  );
};
