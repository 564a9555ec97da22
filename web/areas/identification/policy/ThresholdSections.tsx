import type { ReactNode } from 'react';
import { identificationMessages } from '#areas/identification/messages';
import { ladderSteps, upgradeLevers } from '#domain/identification';
import { CheckField, Panel, useT } from '#ui';
import styles from '../identification.module.css';
import { identificationScreens } from '../messages/index.ts';
import { badgeFields, readingFields, withEffort, withLadderWeight } from './policy-fields.ts';
import { FigureInput, PolicyInput, useProblemText } from './PolicyInput.tsx';
import { Total } from './WeightSection.tsx';
import type { SectionProps } from './WeightSection.tsx';

/** From where on an account gets each badge. */
export const BadgeSection = ({ draft, isReadOnly }: SectionProps): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  return (
    <Panel title={t('policy.badges')}>
      <div className={styles['stack']}>
        {badgeFields.map(({ badge, fields }) => (
          <fieldset key={badge} className={styles['group']}>
            <legend>{words(`badges.${badge}`)}</legend>
            <div className={styles['row']}>
              {fields.map((field) => (
                <PolicyInput key={field.id} field={field} draft={draft} isReadOnly={isReadOnly} />
              ))}
            </div>
            {badge === 'tomorrow' ? (
              <CheckField
                label={t('policy.tomorrowEvidence')}
                value={draft.policy.badges.tomorrow.productEvidence === 'asked'}
                isDisabled={isReadOnly}
                onChange={(on) =>
                  draft.edit((policy) => ({
                    ...policy,
                    badges: {
                      ...policy.badges,
                      tomorrow: { ...policy.badges.tomorrow, productEvidence: on === true ? 'asked' : 'not-asked' },
                    },
                  }))
                }
              />
            ) : null}
          </fieldset>
        ))}
      </div>
    </Panel>
  );
};

/** How far back figures reach and how much must be known. */
export const ReadingSection = ({ draft, isReadOnly }: SectionProps): ReactNode => {
  const t = useT(identificationScreens);
  return (
    <Panel title={t('policy.reading')}>
      <div className={styles['row']}>
        {readingFields.map((field) => (
          <PolicyInput key={field.id} field={field} draft={draft} isReadOnly={isReadOnly} />
        ))}
      </div>
    </Panel>
  );
};

/** Weights of the prospects' ladder and the effort of development steps. */
export const LadderSection = ({ draft, isReadOnly }: SectionProps): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const problemText = useProblemText();
  const { policy, problems, edit } = draft;
  return (
    <>
      <Panel title={t('policy.ladder')} actions={<Total weights={policy.ladderWeights} />}>
        <div className={styles['row']}>
          {ladderSteps.map((step) => (
            <FigureInput
              key={step}
              label={words(`ladder.${step}`)}
              name={`ladderWeights.${step}`}
              unit="count"
              value={policy.ladderWeights[step]}
              onChange={(weight) => edit((before) => withLadderWeight(before, step, weight))}
              error={problemText(problems, `ladderWeights.${step}`)}
              isDisabled={isReadOnly}
            />
          ))}
        </div>
      </Panel>
      <Panel title={t('policy.effort')}>
        <p className={styles['quiet']}>{t('policy.effortText')}</p>
        <div className={styles['row']}>
          {upgradeLevers.map((lever) => (
            <FigureInput
              key={lever}
              label={words(`levers.${lever}`)}
              name={`leverEffort.${lever}`}
              unit="count"
              value={policy.leverEffort[lever]}
              onChange={(effort) => edit((before) => withEffort(before, lever, effort))}
              error={problemText(problems, `leverEffort.${lever}`)}
              isDisabled={isReadOnly}
            />
          ))}
        </div>
      </Panel>
    </>
  );
};
