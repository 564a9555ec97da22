import { keyTiers, ladderSteps, upgradeLevers, weightedAxes } from '#domain/identification';
import type { Policy } from '#domain/identification';
import { figureText } from '#areas/identification/messages';
import { formatBp } from '#kernel/format';
import type { ChangedTerm } from '#web/app/policy/index';
import type { AreaWords, ScreenWords } from '../words.ts';
import { badgeFields, gateCodeOf, gateFieldsOf, gateNames, readingFields, studyAgeField } from './policy-fields.ts';
import type { FieldUnit, PolicyField } from './policy-fields.ts';

type Wording = { readonly t: ScreenWords; readonly words: AreaWords; readonly currency: string };

/** A figure of a policy in words; null is a gate that is off. */
export const fieldText = (unit: FieldUnit, value: number | null, { t, currency }: Wording): string => {
  if (value === null) return t('policy.off');
  const place = { language: t.language, currency };
  if (unit === 'share') return formatBp(Math.round(value * 10_000), t.language);
  if (unit === 'basis') return formatBp(value, t.language);
  if (unit === 'money') return figureText('money', value, place);
  const plain = figureText('ratio', value, place);
  if (unit === 'percent') return `${plain}%`;
  return unit === 'count' || unit === 'z' ? plain : `${plain} ${t(`policy.${unit}`)}`;
};

type Leaf = { readonly label: string; readonly text: (policy: Policy) => string };

const leavesOf = (wording: Wording): readonly Leaf[] => {
  const { t, words } = wording;
  const list = (names: readonly string[]): string =>
    names.length === 0 ? t('policy.none') : new Intl.ListFormat(t.language).format(names);
  const named = (group: string, name: string): string => `${group} · ${name}`;
  const leafOf = (group: string, field: PolicyField): Leaf => ({
    label: named(group, t(`policy.${field.label}`)),
    text: (policy) => fieldText(field.unit, field.get(policy), wording),
  });
  return [
    ...weightedAxes.map((axis) => ({
      label: named(t('policy.weights'), words(`axes.${axis}`)),
      text: (p: Policy) => String(p.weights[axis]),
    })),
    ...weightedAxes.map((axis) => ({
      label: named(t('policy.measures'), words(`axes.${axis}`)),
      text: (p: Policy) => list(p.measures[axis].map((code) => words(`measures.${code}`))),
    })),
    ...(['S', 'A', 'B'] as const).map((tier) => ({
      label: named(t('policy.cutoffs'), words(`tiers.${tier}`)),
      text: (p: Policy) => String(p.cutoffs[tier]),
    })),
    ...keyTiers.flatMap((tier) =>
      gateNames.flatMap((gate) =>
        gateFieldsOf(tier, gate).map((field) =>
          leafOf(named(t('policy.tier', { tier }), words(`gates.${gateCodeOf[gate]}`)), field),
        ),
      ),
    ),
    ...(['institutionPass', 'studyPass'] as const).map((pass) => ({
      label: t(`policy.${pass}`),
      text: (p: Policy) => list(p[pass].replaces.map((gate) => words(`gates.${gate}`))),
    })),
    leafOf(t('policy.passes'), studyAgeField),
    ...badgeFields.flatMap(({ badge, fields }) => fields.map((field) => leafOf(words(`badges.${badge}`), field))),
    {
      label: named(words('badges.tomorrow'), t('policy.tomorrowEvidence')),
      text: (p) => (p.badges.tomorrow.productEvidence === 'asked' ? t('why.yes') : t('why.no')),
    },
    ...readingFields.map((field) => leafOf(t('policy.reading'), field)),
    ...ladderSteps.map((step) => ({
      label: named(t('policy.ladder'), words(`ladder.${step}`)),
      text: (p: Policy) => String(p.ladderWeights[step]),
    })),
    ...upgradeLevers.map((lever) => ({
      label: named(t('policy.effort'), words(`levers.${lever}`)),
      text: (p: Policy) => String(p.leverEffort[lever]),
    })),
  ];
};

/** What differs between two policies, in the words of the form. */
export const policyChangesOf = (before: Policy, after: Policy, wording: Wording): readonly ChangedTerm[] =>
  leavesOf(wording)
    .map(({ label, text }) => ({ label, before: text(before), after: text(after) }))
    .filter((change) => change.before !== change.after);
