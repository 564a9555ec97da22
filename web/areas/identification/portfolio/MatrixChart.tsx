import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { formatBp, formatMoney } from '#kernel/format';
import { identificationMessages } from '#areas/identification/messages';
import { bubbleOption, Chart, useT, useWords } from '#ui';
import type { Bubble, ChartStyle } from '#ui';
import { shownNameOf } from '#web/accounts';
import { identificationScreens } from '../messages/index.ts';
import type { PortfolioReport } from '../run-data.ts';

type Props = {
  readonly matrix: PortfolioReport['matrix'];
  readonly onPick: (accountId: string) => void;
  readonly height?: number;
};

const middle = { x: 50, y: 50 };

/** Attractiveness against our strength: where to defend, where to build. */
export const MatrixChart = ({ matrix, onPick, height = 260 }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language } = useWords();
  const bubbles = useMemo(
    (): readonly Bubble[] =>
      matrix.map(({ account, strength, attractiveness, revenue, tier }) => ({
        id: account.id,
        name: shownNameOf(account, language),
        x: strength / 100,
        y: attractiveness / 100,
        size: Number(revenue.minor),
        tier,
      })),
    [matrix, language],
  );
  const option = useCallback(
    (style: ChartStyle) =>
      bubbleOption(
        {
          bubbles,
          xName: t('picture.strength'),
          yName: t('picture.attractiveness'),
          middle,
          quarters: {
            topLeft: t('picture.quarters.build'),
            topRight: t('picture.quarters.keep'),
            bottomLeft: t('picture.quarters.light'),
            bottomRight: t('picture.quarters.steady'),
          },
        },
        style,
      ),
    [bubbles, t],
  );
  const stars = bubbles.filter(({ x, y }) => x >= middle.x && y >= middle.y).length;
  return (
    <Chart
      finding={t('picture.matrix', { n: stars })}
      note={t('picture.matrixNote')}
      option={option}
      height={height}
      format={(value) => `${Math.round(value)}`}
      onPick={onPick}
      table={{
        head: [
          t('list.account'),
          t('picture.attractiveness'),
          t('picture.strength'),
          t('list.revenue'),
          t('list.tier'),
        ],
        rows: matrix.map(({ account, attractiveness, strength, revenue, tier }) => [
          shownNameOf(account, language),
          formatBp(attractiveness, language, 0),
          formatBp(strength, language, 0),
          formatMoney({ minor: BigInt(revenue.minor), currency: revenue.currency }, language),
          words(`tiers.${tier}`),
        ]),
      }}
    />
  );
};
