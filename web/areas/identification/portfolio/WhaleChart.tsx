import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { formatAmount, formatBp, formatMoney } from '#kernel/format';
import { Chart, useT, useWords, whaleOption } from '#ui';
import type { ChartStyle } from '#ui';
import { identificationScreens } from '../messages/index.ts';
import type { Book } from '../run-data.ts';

type Props = { readonly whale: NonNullable<Book['whale']>; readonly accounts: number; readonly height?: number };

const bpOf = (share: number): number => Math.round(share * 10_000);

/** Cumulative contribution over the accounts, best first; the title says where it peaks and what the rest takes away. */
export const WhaleChart = ({ whale, accounts, height = 260 }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const { language, currency } = useWords();
  const points = useMemo(
    () => whale.points.map(([count, share]) => ({ accounts: count / Math.max(1, accounts), contribution: share })),
    [whale, accounts],
  );
  const option = useCallback(
    (style: ChartStyle) =>
      whaleOption(
        {
          points,
          words: { accounts: t('picture.whaleX'), contribution: t('picture.whaleY'), peak: t('picture.peak') },
        },
        style,
      ),
    [points, t],
  );
  const percent = formatBp(bpOf(whale.peakAccounts / Math.max(1, accounts)), language);
  const share = formatBp(bpOf(whale.peakShare), language);
  const hasLoss = whale.lossAccounts > 0;
  const loss = formatMoney({ minor: BigInt(whale.lossMinor), currency }, language, 'compact');
  return (
    <Chart
      finding={t(hasLoss ? 'picture.whale' : 'picture.whaleFlat', { percent, share })}
      note={hasLoss ? t('picture.whaleNote', { loss, count: whale.lossAccounts }) : undefined}
      option={option}
      height={height}
      table={{
        head: [t('picture.accounts'), t('picture.accountShare'), t('picture.share')],
        rows: whale.points.map(([count, part]) => [
          formatAmount(`${count}`, language),
          formatBp(bpOf(count / Math.max(1, accounts)), language),
          formatBp(bpOf(part), language),
        ]),
      }}
    />
  );
};
