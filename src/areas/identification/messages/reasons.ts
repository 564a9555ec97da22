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
 * Why an account stands where it stands, in sentences: coverage, failed gates, axes by weight of their points, badges. What
 * the reader may not see is gone from the explanation before (explanationFor).
 */
export const reasonsOf = (explanation: SeenExplanation, wording: Wording): readonly string[] => {
  const { t } = wording;
  const axes = Object.entries(explanation.axes).toSorted(([, a], [, b]) => Math.abs(b[3]) - Math.abs(a[3]));
  return [
    ...(explanation.tier === 'unrated' ? [t('why.unrated', { coverage: explanation.coverage })] : []),
    ...Object.entries(explanation.gates).flatMap(([gate, result]) => gateReasonOf(gate, result, wording) ?? []),
    ...axes.map(([axis, explained]) => axisReasonOf(axis, explained, wording)),
    ...Object.entries(explanation.badges).map(([badge, figures]) => badgeReasonOf(badge, figures, wording)),
  ];
};

/** The weightiest reason alone: a gate that holds the account down, else the axis with the most points. */
export const mainReasonOf = (explanation: SeenExplanation, wording: Wording): string =>
  reasonsOf(explanation, wording)[0] ?? '';

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
  const unit: MeasureUnit = gate === 'contribution' ? 'money' : gate === 'exposure' ? 'share' : 'count';
  const text = (figure: number): string => figureText(unit, figure, { language: t.language, currency });
  return (
    t.find(`gateWhy.${gate}`, { tier, measured: text(value ?? 0), asked: text(asked), span: span ?? 0, askedSpan }) ??
    null
  );
};

const axisReasonOf = (axis: string, [, share, , points, measures]: ExplainedAxis, { t, currency }: Wording): string => {
  const name = t.find(`axes.${axis}`) ?? axis;
  if (share === null) {
    const reason = Object.values(measures).find((measure) => typeof measure === 'string') ?? 'no-base';
    return t('why.missing', { axis: name, reason: t.find(`missing.${reason}`) ?? reason });
  }
  const percent = Math.round(share / 100);
  const [code, value] = tellingMeasureOf(measures);
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

/** The measure that stands farthest from the middle speaks for its axis. */
const tellingMeasureOf = (measures: ExplainedAxis[4]): readonly [code: string, value: number] => {
  const present = Object.entries(measures).flatMap(([code, measure]) =>
    typeof measure === 'string' ? [] : [{ code, value: measure[0], share: measure[1] }],
  );
  const telling = present.toSorted((a, b) => Math.abs(b.share - 5_000) - Math.abs(a.share - 5_000))[0];
  return telling === undefined ? ['', 0] : [telling.code, telling.value];
};

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
  return t('why.badge', { badge: name, figures: t.find(`badgeWhy.${badge}`, texts) ?? '' });
};
