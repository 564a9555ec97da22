import { Fragment, useCallback } from 'react';
import type { ReactNode } from 'react';
import { figureText, identificationMessages } from '#areas/identification/messages';
import { formatBp } from '#kernel/format';
import { measureTable } from '#domain/identification';
import { AppButton, Chart, InlineBar, Percent, ScrollRegion, useT, useWords, waterfallOption } from '#ui';
import type { ChartStyle } from '#ui';
import shared from '../identification.module.css';
import styles from './why.module.css';
import { identificationScreens } from '../messages/index.ts';
import { axesByPointsOf, isMeasureCode, rowSourceOf } from './explained.ts';
import type { ShownAxis, ShownExplanation, ShownMeasure } from './explained.ts';
import { pointsText } from './points-text.ts';
import type { RowSource } from './RowsDrawer.tsx';

type RowsProps = { readonly onRows: (source: RowSource) => void };

const MeasureRow = ({
  code,
  measure,
  onRows,
}: RowsProps & { readonly code: string; readonly measure: ShownMeasure }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language, currency } = useWords();
  const name = words.find(`measures.${code}`) ?? code;
  const source = rowSourceOf(code);
  const unit = isMeasureCode(code) ? measureTable[code].unit : 'count';
  return (
    <tr className={shared['measure']}>
      <th scope="row">
        {name}
        {source === undefined ? null : (
          <AppButton kind="quiet" size="small" onClick={() => onRows(source)}>
            {t(`why.sources.${source}`)}
          </AppButton>
        )}
      </th>
      {typeof measure === 'string' ? (
        <td colSpan={4} className={styles['absent']}>
          — {words.find(`missing.${measure}`) ?? measure}
        </td>
      ) : (
        <>
          <td className={shared['figure']}>{figureText(unit, measure[0], { language, currency })}</td>
          <td className={shared['figure']}>
            <Percent bp={measure[1]} />
          </td>
          <td colSpan={2} className={shared['under']}>
            {measure[2] < 1 ? `${t('why.confidence')} ${formatBp(Math.round(measure[2] * 10_000), language, 0)}` : ''}
          </td>
        </>
      )}
    </tr>
  );
};

const AxisRow = ({
  axis,
  explained,
  onRows,
}: RowsProps & { readonly axis: string; readonly explained: ShownAxis }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language } = useWords();
  const [weightBp, share, median, points, measures] = explained;
  const name = words.find(`axes.${axis}`) ?? axis;
  return (
    <Fragment>
      <tr className={shared['axis']}>
        <th scope="row">
          {name}
          <InlineBar
            share={share === null ? null : share / 10_000}
            label={name}
            tone={share === null ? 'grey' : 'accent'}
          />
        </th>
        <td className={shared['figure']}>{formatBp(weightBp, language, weightBp % 100 === 0 ? 0 : 1)}</td>
        <td className={shared['figure']}>
          <Percent bp={share} reason={t('why.takesMedian')} />
        </td>
        <td className={shared['figure']}>
          <Percent bp={median} />
        </td>
        <td className={shared['figure']} data-negative={points < 0}>
          {pointsText(points, language)}
        </td>
      </tr>
      {Object.entries(measures).map(([code, measure]) => (
        <MeasureRow key={code} code={code} measure={measure} onRows={onRows} />
      ))}
    </Fragment>
  );
};

type Sum = { readonly axes: ShownExplanation['axes']; readonly score: number; readonly median: number };

/** From the median account to this score: the points of every axis add up exactly. */
const PointsChart = ({ axes, score, median }: Sum): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language } = useWords();
  const ordered = axesByPointsOf(axes);
  const nameOf = useCallback((axis: string): string => words.find(`axes.${axis}`) ?? axis, [words]);
  const option = useCallback(
    (style: ChartStyle) =>
      waterfallOption(
        {
          steps: [
            { name: t('why.median'), value: median, kind: 'total' },
            ...Object.entries(axes).map(([axis, [, , , points]]) => ({
              name: nameOf(axis),
              value: points,
              kind: 'step' as const,
            })),
            { name: t('why.score'), value: score, kind: 'total' },
          ],
        },
        style,
      ),
    [axes, median, score, nameOf, t],
  );
  const first = ordered[0];
  return (
    <>
      <Chart
        finding={
          first === undefined
            ? t('why.points')
            : t('why.pointsFinding', { axis: nameOf(first[0]), points: pointsText(first[1][3], language) })
        }
        option={option}
        height={44 + 28 * (ordered.length + 2)}
        format={(value) => value.toFixed(2)}
        table={{
          head: [t('why.axis'), t('why.pointsOf')],
          rows: [
            [t('why.median'), `${median}`],
            ...ordered.map(([axis, [, , , points]]) => [nameOf(axis), `${points}`]),
            [t('why.score'), `${score}`],
          ],
        }}
      />
      <p className={shared['quiet']}>{t('why.pointsText', { median: median.toFixed(2), score: score.toFixed(2) })}</p>
    </>
  );
};

type Props = RowsProps & { readonly explanation: ShownExplanation };

/** Every axis with its percentile and points; the sum only for readers who see the whole of it. */
export const AxisPoints = ({ explanation, onRows }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const { axes, score, median } = explanation;
  return (
    <div className={shared['stack']}>
      {score === null || median === null ? (
        <p className={shared['quiet']}>{t('why.pointsHidden')}</p>
      ) : (
        <PointsChart axes={axes} score={score} median={median} />
      )}
      <ScrollRegion name={t('why.points')} className={shared['scroll']}>
        <table className={shared['plainTable']} aria-label={t('why.points')}>
          <thead>
            <tr>
              <th scope="col">{t('why.axis')}</th>
              <th scope="col" className={shared['figure']}>
                {t('why.weight')}
              </th>
              <th scope="col" className={shared['figure']}>
                {t('why.percentile')}
              </th>
              <th scope="col" className={shared['figure']}>
                {t('why.medianOf')}
              </th>
              <th scope="col" className={shared['figure']}>
                {t('why.pointsOf')}
              </th>
            </tr>
          </thead>
          <tbody>
            {axesByPointsOf(axes).map(([axis, explained]) => (
              <AxisRow key={axis} axis={axis} explained={explained} onRows={onRows} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
};
