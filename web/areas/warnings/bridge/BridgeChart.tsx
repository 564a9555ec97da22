import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { toldEffects } from '#domain/warnings';
import { formatMoney, minorText } from '#kernel/format';
import { Chart, useT, useWords, waterfallOption } from '#ui';
import type { ChartStyle } from '#ui';
import { warningScreens } from '../messages/index.ts';
import type { Bridge } from '../shared/data.ts';

/** The part of a bridge that is drawn. */
export type Steps = Pick<Bridge, 'before' | 'after' | 'change' | 'effects'>;

const periodText = ({ from, to }: Bridge['before']): string => (from === to ? from : `${from} – ${to}`);

/** From the contribution before to the contribution after, effect by effect; effects of nothing are left out. */
export const BridgeChart = ({ bridge }: { readonly bridge: Steps }): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  const { before, after, change, effects } = bridge;
  const { currency } = change;
  const steps = useMemo(() => {
    const parts = toldEffects.flatMap((effect) => {
      const minor = BigInt(effects[effect]?.minor ?? 0);
      return minor === 0n ? [] : [{ name: t(`effects.${effect}`), minor, kind: 'step' as const }];
    });
    return [
      { name: periodText(before), minor: BigInt(before.contribution.minor), kind: 'total' as const },
      ...parts,
      { name: periodText(after), minor: BigInt(after.contribution.minor), kind: 'total' as const },
    ];
  }, [before, after, effects, t]);
  const option = useCallback(
    (style: ChartStyle) =>
      waterfallOption({ steps: steps.map(({ name, minor, kind }) => ({ name, value: Number(minor), kind })) }, style),
    [steps],
  );
  const short = (minor: bigint): string => formatMoney({ minor, currency }, language, 'compact');
  const minor = BigInt(change.minor);
  const isFall = minor < 0n;
  const worst = steps
    .filter((step) => step.kind === 'step' && (isFall ? step.minor < 0n : step.minor > 0n))
    .toSorted((a, b) => Number(isFall ? a.minor - b.minor : b.minor - a.minor))[0];
  const amount = short(isFall ? -minor : minor);
  return (
    <Chart
      finding={
        worst === undefined
          ? t('bridge.still')
          : t(isFall ? 'bridge.fell' : 'bridge.rose', { amount, effect: worst.name, part: short(worst.minor) })
      }
      option={option}
      height={28 * steps.length + 16}
      format={(value) => short(BigInt(Math.round(value)))}
      table={{
        head: [t('bridge.effect'), currency],
        rows: steps.map((step) => [step.name, minorText(step.minor, currency)]),
      }}
    />
  );
};
