import type { ReactNode } from 'react';
import { identificationMessages } from '#areas/identification/messages';
import { defaultPolicy, gateCodes, keyTiers } from '#domain/identification';
import type { KeyTier } from '#domain/identification';
import { CheckField, MultiSelectField, Panel, useT } from '#ui';
import shared from '../identification.module.css';
import styles from './policy.module.css';
import { identificationScreens } from '../messages/index.ts';
import { gateCodeOf, gateFieldsOf, gateNames, studyAgeField, withGate } from './policy-fields.ts';
import type { GateName } from './policy-fields.ts';
import { FigureInput, PolicyInput, useProblemText } from './PolicyInput.tsx';
import type { SectionProps } from './WeightSection.tsx';

const Gate = ({
  draft,
  isReadOnly,
  tier,
  gate,
}: SectionProps & { readonly tier: KeyTier; readonly gate: GateName }): ReactNode => {
  const words = useT(identificationMessages);
  const isOn = draft.policy.gates[tier][gate] !== null;
  return (
    <div className={styles['gate']}>
      <CheckField
        look="switch"
        label={words(`gates.${gateCodeOf[gate]}`)}
        value={isOn}
        isDisabled={isReadOnly}
        onChange={(on) =>
          draft.edit((policy) => withGate(policy, { tier, gate, from: on === true ? defaultPolicy : null }))
        }
      />
      {isOn
        ? gateFieldsOf(tier, gate).map((field) => (
            <PolicyInput key={field.id} field={field} draft={draft} isReadOnly={isReadOnly} />
          ))
        : null}
    </div>
  );
};

/** From which score a tier is proposed. */
export const CutoffSection = ({ draft, isReadOnly }: SectionProps): ReactNode => {
  const t = useT(identificationScreens);
  const problemText = useProblemText();
  return (
    <Panel title={t('policy.cutoffs')}>
      <p className={shared['quiet']}>{t('policy.cutoffText')}</p>
      <div className={shared['row']}>
        {(['S', 'A', 'B'] as const).map((tier) => (
          <FigureInput
            key={tier}
            label={t('policy.tier', { tier })}
            name={`cutoffs.${tier}`}
            unit="points"
            value={draft.policy.cutoffs[tier]}
            onChange={(value) => draft.edit((policy) => ({ ...policy, cutoffs: { ...policy.cutoffs, [tier]: value } }))}
            error={
              problemText(draft.problems, `cutoffs.${tier}`) ??
              (tier === 'S' ? problemText(draft.problems, 'cutoffs') : undefined)
            }
            isDisabled={isReadOnly}
          />
        ))}
      </div>
    </Panel>
  );
};

/** What the two key tiers ask beside the score, and what a KA type may replace. */
export const GateSection = (props: SectionProps): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { draft, isReadOnly } = props;
  const gates = gateCodes.map((value) => ({ value, label: words(`gates.${value}`) }));
  return (
    <Panel title={t('policy.gates')}>
      <p className={shared['quiet']}>{t('policy.gatesText')}</p>
      <div className={shared['pair']}>
        {keyTiers.map((tier) => (
          <fieldset key={tier} className={styles['tierGates']}>
            <legend>{t('policy.tier', { tier })}</legend>
            {gateNames.map((gate) => (
              <Gate key={gate} {...props} tier={tier} gate={gate} />
            ))}
          </fieldset>
        ))}
      </div>
      <div className={shared['row']}>
        {(['institutionPass', 'studyPass'] as const).map((pass) => (
          <MultiSelectField
            key={pass}
            label={t(`policy.${pass}`)}
            choices={gates}
            value={draft.policy[pass].replaces}
            isDisabled={isReadOnly}
            onChange={(codes) =>
              draft.edit((policy) => ({ ...policy, [pass]: { ...policy[pass], replaces: codes ?? [] } }))
            }
          />
        ))}
        <PolicyInput field={studyAgeField} draft={draft} isReadOnly={isReadOnly} />
      </div>
    </Panel>
  );
};
