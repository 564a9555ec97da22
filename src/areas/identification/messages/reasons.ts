import type { Translate } from '#kernel/i18n';
import { measureTable } from '../domain/index.ts';
import type { ExplainedAxis, ExplainedGate, MeasureCode, MeasureUnit, SeenExplanation } from '../domain/index.ts';
import { figureText } from './figure-text.ts';
import type { zhCN } from './zh-CN.ts';

export type Wording = {
  readonly t: Translate<typeof zhCN>;
  readonly currency: string;
};

/**
 * Why an account stands where it stands, in sentences: coverage, failed gates, axes by weight of their points, badges, and
 * whether unknown costs are estimated. What the reader may not see is gone from the explanation before (explanationFor).
 */
export const reasonsOf = (explanation: SeenExplanation, wording: Wording): readonly string[] => {
  const { t, currency } = wording;
  const axes = Object.entries(explanation.axes).toSorted(([, a], [, b]) => Math.abs(b[3]) - Math.abs(a[3]));
  return [
    ...(explanation.tier === 'unrated' ? [t('why.unrated', { coverage: explanation.coverage })] : []),
    ...gateReasonsOf(explanation, wording),
    ...axes.map(([axis, explained]) => axisReasonOf(axis, explained, wording)),
    ...badgeReasonsOf(explanation, wording),
    ...(explanation.costKnown === undefined
      ? []
      : [
          t('why.estimated', { known: figureText('share', explanation.costKnown, { language: t.language, currency }) }),
        ]),
  ];
};

export const gateReasonsOf = ({ gates }: SeenExplanation, wording: Wording): readonly string[] =>
  Object.entries(gates).flatMap(([gate, result]) => gateReasonOf(gate, result, wording) ?? []);

export const badgeReasonsOf = ({ badges }: SeenExplanation, wording: Wording): readonly string[] =>
  Object.entries(badges).map(([badge, figures]) => badgeReasonOf(badge, figures, wording));

const gateReasonOf = (gate: string, [measured, s, a]: ExplainedGate, wording: Wording): string | null => {
  const { t, currency } = wording;
  const failing =
    s?.[0] === 'failed' ? { tier: 'S', outcome: s } : a?.[0] === 'failed' ? { tier: 'A', outcome: a } : null;
  if (failing === null) return null;
  const [, asked = 0, askedSpan = 0] = failing.outcome;
  const { tier } = failing;
  const [value, span = 0] = measured;
  if (gate === 'exposure' && (value === null || value === undefined))
    return t('gateWhy.exposureWithoutLimit', { tier });
  const unit: MeasureUnit =
    gate === 'contribution' ? 'money' : gate === 'exposure' || gate === 'one-order' ? 'share' : 'count';
  const text = (figure: number): string => figureText(unit, figure, { language: t.language, currency });
  return (
    t.find(`gateWhy.${gate}`, {
      tier,
      n: value ?? 0,
      measured: text(value ?? 0),
      asked: text(asked),
      span: span ?? 0,
      askedSpan,
    }) ?? null
  );
};

/** Nobody is better than all: itself is one of them. */
const mostOfOthers = 99;

/** What an axis adds or takes, told by one of its measures: the named one, else the one farthest from the middle. */
export const axisReasonOf = (
  axis: string,
  [, share, , points, measures]: ExplainedAxis,
  { t, currency, measure: named = farthestMeasureOf(measures) }: Wording & { readonly measure?: MeasureFigure },
): string => {
  const name = t.find(`axes.${axis}`) ?? axis;
  if (share === null) {
    const reason = Object.values(measures).find((measure) => typeof measure === 'string') ?? 'no-base';
    return t('why.missing', { axis: name, reason: t.find(`missing.${reason}`) ?? reason });
  }
  const percent = Math.min(mostOfOthers, Math.round(share / 100));
  const { code, value } = named ?? { code: '', value: 0 };
  const text = isMeasureCode(code)
    ? figureText(measureTable[code].unit, value, { language: t.language, currency })
    : String(value);
  const params = {
    axis: name,
    measure: t.find(`measures.${code}`) ?? code,
    value: text,
    percent,
    points: Math.abs(points).toFixed(1),
  };
  if (points === 0) return t('why.middle', params);
  return points > 0 ? t('why.above', params) : t('why.below', params);
};

export type MeasureFigure = { readonly code: string; readonly value: number; readonly share: number };

/** The measures of an axis that have a figure. */
export const measureFiguresOf = (measures: ExplainedAxis[4]): readonly MeasureFigure[] =>
  Object.entries(measures).flatMap(([code, measure]) =>
    typeof measure === 'string' ? [] : [{ code, value: measure[0], share: measure[1] }],
  );

const farthestMeasureOf = (measures: ExplainedAxis[4]): MeasureFigure | undefined =>
  measureFiguresOf(measures).toSorted((a, b) => Math.abs(b.share - 5_000) - Math.abs(a.share - 5_000))[0];

const isMeasureCode = (text: string): text is MeasureCode => Object.hasOwn(measureTable, text);

const figureUnits: Readonly<Record<string, MeasureUnit>> = {
  largest: 'money',
  contribution: 'money',
  revenue: 'money',
  share: 'share',
  over60Share: 'share',
  marginChange: 'share',
  alive: 'probability',
};

/** What gave a badge, in one sentence. */
export const badgeReasonOf = (
  badge: string,
  figures: Readonly<Record<string, number>>,
  { t, currency }: Wording,
): string => {
  const name = t.find(`badges.${badge}`) ?? badge;
  const texts = Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [
      key,
      figureText(figureUnits[key] ?? 'count', value, { language: t.language, currency }),
    ]),
  );
  return t('why.badge', {
    badge: name,
    figures: t.find(`badgeWhy.${badge}`, { ...texts, n: figures['orderDays'] ?? 0 }) ?? '',
  });
};
