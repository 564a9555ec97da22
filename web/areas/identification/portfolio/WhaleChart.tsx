import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { formatAmount, formatBp, formatMoney } from '#kernel/format';
import { Chart, useT, useWords, whaleOption } from '#ui';
import type { ChartStyle } from '#ui';
import { identificationScreens } from '../messages/index.ts';
import type { Book } from '../run-data.ts';

type Props = {
  readonly whale: NonNullable<Book['whale']>;
  readonly accounts: number;
  /** Contribution of the best fifth, as a share of the total. */
  readonly top20Share: number;
  readonly height?: number;
};

const bpOf = (share: number): number => Math.round(share * 10_000);

/** Cumulative contribution over the accounts, best first; the title says what the best fifth earns, the note what is lost again. */
export const WhaleChart = ({ whale, accounts, top20Share, height = 260 }: Props): ReactNode => {
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
          top: { accounts: 0.2, contribution: top20Share },
          words: {
            accounts: t('picture.whaleX'),
            contribution: t('picture.whaleY'),
            peak: t('picture.peak'),
            top: t('picture.top'),
          },
        },
        style,
      ),
    [points, top20Share, t],
  );
  const share = formatBp(bpOf(top20Share), language);
  const peak = formatBp(bpOf(whale.peakShare), language);
  const hasLoss = whale.lossAccounts > 0;
  const lost = BigInt(whale.lossMinor);
  const loss = formatMoney({ minor: lost < 0n ? -lost : lost, currency }, language, 'compact');
  return (
    <Chart
      finding={t('picture.whale', { share })}
      note={hasLoss ? t('picture.whaleNote', { peak, loss, n: whale.lossAccounts }) : t('picture.whaleFlat')}
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
