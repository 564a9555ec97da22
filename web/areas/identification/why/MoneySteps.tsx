import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { figureText } from '#areas/identification/messages';
import { formatMoney } from '#kernel/format';
import { Chart, useT, useWords, waterfallOption } from '#ui';
import type { ChartStyle } from '#ui';
import styles from '../identification.module.css';
import { identificationScreens } from '../messages/index.ts';
import { moneyStepsOf } from './explained.ts';
import type { ShownExplanation } from './explained.ts';

/** The price waterfall of one account over the window, from net revenue to contribution. */
export const MoneySteps = ({ explanation }: { readonly explanation: ShownExplanation }): ReactNode => {
  const t = useT(identificationScreens);
  const { language, currency } = useWords();
  const { waterfall, beside } = explanation;
  const steps = useMemo(() => moneyStepsOf(waterfall, beside['contribution']), [waterfall, beside]);
  const named = useMemo(
    () =>
      steps.map((step) => ({ ...step, label: step.name === 'unknown' ? t('why.unknownCost') : t(`why.${step.name}`) })),
    [steps, t],
  );
  const option = useCallback(
    (style: ChartStyle) =>
      waterfallOption({ steps: named.map(({ label, value, kind }) => ({ name: label, value, kind })) }, style),
    [named],
  );
  const [net, , , , , known = 1] = waterfall;
  const contribution = beside['contribution'];
  if (steps.length === 0 || net === undefined || contribution === undefined) return null;
  const text = (value: number): string => figureText('money', value, { language, currency });
  return (
    <>
      <Chart
        finding={t('why.waterfallFinding', { revenue: text(net), contribution: text(contribution) })}
        option={option}
        height={28 * named.length + 16}
        format={(value) => formatMoney({ minor: BigInt(Math.round(value)), currency }, language, 'compact')}
        table={{ head: [t('why.waterfall'), currency], rows: named.map(({ label, value }) => [label, text(value)]) }}
      />
      {known < 1 ? (
        <p className={styles['quiet']}>
          {t('why.costKnown', { share: figureText('share', known, { language, currency }) })}
        </p>
      ) : null}
    </>
  );
};
