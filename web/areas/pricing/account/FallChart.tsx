import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { formatMoney, minorText } from '#kernel/format';
import { Chart, useT, useWords, waterfallOption } from '#ui';
import type { ChartStyle } from '#ui';
import { pricingBooks } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { Fall } from '../shared/data.ts';
import { fallStepsOf } from './fall-steps.ts';

const isNothing = ({ minor }: { readonly minor: string }): boolean => BigInt(minor) === 0n;

/** A waterfall as a chart that ties from total to total, with its table behind it. */
export const FallChart = ({ fall }: { readonly fall: Fall }): ReactNode => {
  const t = useT(pricingBooks);
  const { language } = useWords();
  const { currency } = fall.list;
  const steps = useMemo(
    () => fallStepsOf(fall).map((step) => ({ ...step, label: t.find(`account.steps.${step.name}`) ?? step.name })),
    [fall, t],
  );
  const option = useCallback(
    (style: ChartStyle) =>
      waterfallOption(
        { steps: steps.map(({ label, minor, kind }) => ({ name: label, value: Number(minor), kind })) },
        style,
      ),
    [steps],
  );
  const short = (minor: bigint): string => formatMoney({ minor, currency }, language, 'compact');
  if (isNothing(fall.list) && isNothing(fall.invoice)) return <p className={styles['quiet']}>{t('account.noTrade')}</p>;
  const [list, pocket] = [short(BigInt(fall.list.minor)), short(BigInt(fall.pocketRevenue.minor))];
  const contribution = fall.contribution === null ? null : short(BigInt(fall.contribution.minor));
  return (
    <>
      <Chart
        finding={
          contribution === null
            ? t('account.findingPocket', { list, pocket })
            : t('account.finding', { list, pocket, contribution })
        }
        option={option}
        height={28 * steps.length + 16}
        format={(value) => short(BigInt(Math.round(value)))}
        table={{
          head: [t('account.waterfall'), currency],
          rows: steps.map(({ label, minor }) => [label, minorText(minor, currency)]),
        }}
      />
      <ul className={styles['legend']}>
        {isNothing(fall.unlistedNet) ? null : (
          <li>{t('account.unlisted', { amount: short(BigInt(fall.unlistedNet.minor)) })}</li>
        )}
        {isNothing(fall.unknownCostNet) ? null : (
          <li>{t('account.unknownCost', { amount: short(BigInt(fall.unknownCostNet.minor)) })}</li>
        )}
        {fall.costOfGoods === null ? (
          <li>{t('account.hiddenCost')}</li>
        ) : fall.contribution === null ? (
          <li>{t('account.noCostKnown')}</li>
        ) : null}
      </ul>
    </>
  );
};
