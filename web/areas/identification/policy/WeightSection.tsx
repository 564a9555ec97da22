import type { ReactNode } from 'react';
import { identificationMessages } from '#areas/identification/messages';
import { measureCodes, measureTable, weightedAxes } from '#domain/identification';
import type { WeightedAxis } from '#domain/identification';
import { InlineBar, MultiSelectField, Panel, useT } from '#ui';
import shared from '../identification.module.css';
import styles from './policy.module.css';
import { identificationScreens } from '../messages/index.ts';
import { totalOf, withWeight } from './policy-fields.ts';
import { FigureInput, useProblemText } from './PolicyInput.tsx';
import type { PolicyDraft } from './policy-kind.ts';

export type SectionProps = { readonly draft: PolicyDraft; readonly isReadOnly: boolean };

/** A total that must be 100, live, with what is missing or too many. */
export const Total = ({ weights }: { readonly weights: Readonly<Record<string, number>> }): ReactNode => {
  const t = useT(identificationScreens);
  const total = totalOf(weights);
  const shown = Number.isNaN(total) ? '—' : total;
  const rest = Math.abs(100 - total);
  const text =
    total === 100 || Number.isNaN(total)
      ? t('policy.total', { total: shown })
      : t(total < 100 ? 'policy.totalLess' : 'policy.totalMore', { total, rest });
  return (
    <p className={styles['total']} role="status" data-wrong={total !== 100}>
      {text}
    </p>
  );
};

/** How much each axis weighs and which measures make it. */
export const WeightSection = ({ draft, isReadOnly }: SectionProps): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const problemText = useProblemText();
  const { policy, problems, edit } = draft;
  const choicesOf = (axis: WeightedAxis) =>
    measureCodes
      .filter((code) => measureTable[code].axis === axis)
      .map((code) => ({ value: code, label: words(`measures.${code}`) }));
  return (
    <Panel title={t('policy.weights')} actions={<Total weights={policy.weights} />}>
      <p className={shared['quiet']}>{t('policy.weightsText')}</p>
      <div className={styles['weights']}>
        {weightedAxes.map((axis) => (
          <div key={axis} className={styles['weightRow']}>
            <div>
              <FigureInput
                label={words(`axes.${axis}`)}
                name={`weights.${axis}`}
                unit="count"
                value={policy.weights[axis]}
                onChange={(weight) => edit((before) => withWeight(before, axis, weight))}
                error={problemText(problems, `weights.${axis}`)}
                isDisabled={isReadOnly}
              />
              <InlineBar share={policy.weights[axis] / 100} label={words(`axes.${axis}`)} />
            </div>
            <MultiSelectField
              label={t('policy.measuresOf', { axis: words(`axes.${axis}`) })}
              name={`measures.${axis}`}
              choices={choicesOf(axis)}
              value={policy.measures[axis]}
              onChange={(codes) =>
                edit((before) => ({ ...before, measures: { ...before.measures, [axis]: codes ?? [] } }))
              }
              error={problemText(problems, `measures.${axis}`)}
              isDisabled={isReadOnly}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
};
