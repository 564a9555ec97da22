import type { ReactNode } from 'react';
import { tiers } from '#domain/identification';
import type { AuthorityRule } from '#domain/pricing';
import { AppButton, Icon, IconAction, IconPlus, IconTrash, MoneyField, Panel, SelectField, useT, useWords } from '#ui';
import { pricingBooks } from '../messages/index.ts';
import shared from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import styles from './policy.module.css';
import { BandEditor } from './BandEditor.tsx';
import { BandList } from './BandList.tsx';
import type { PartProps } from './FigureSections.tsx';

/** Who may grant how much. */
export const MatrixSection = ({ draft, isReadOnly }: PartProps): ReactNode => {
  const t = useT(pricingBooks);
  return (
    <Panel title={t('policy.matrix')}>
      <p className={shared['quiet']}>{t('policy.matrixHint')}</p>
      {isReadOnly ? (
        <BandList bands={draft.policy.bands} />
      ) : (
        <BandEditor
          name={t('policy.matrix')}
          field="bands"
          bands={draft.policy.bands}
          problems={draft.problems}
          isReadOnly={isReadOnly}
          onChange={(bands) => draft.edit((policy) => ({ ...policy, bands }))}
        />
      )}
    </Panel>
  );
};

type Families = readonly { readonly id: string; readonly name: string }[];
type RuleProps = PartProps & { readonly rule: AuthorityRule; readonly at: number; readonly families: Families };

const Rule = ({ rule, at, families, draft, isReadOnly }: RuleProps): ReactNode => {
  const t = useT(pricingBooks);
  const { currency } = useWords();
  const change = (next: Partial<AuthorityRule>): void =>
    draft.edit((policy) => ({
      ...policy,
      rules: policy.rules.map((one, index) => (index === at ? { ...one, ...next } : one)),
    }));
  const remove = (): void =>
    draft.edit((policy) => ({ ...policy, rules: policy.rules.filter((_, index) => index !== at) }));
  return (
    <fieldset className={lineStyles['line']}>
      <legend className={lineStyles['lineLegend']}>{t('policy.ruleName', { n: at + 1 })}</legend>
      <div className={styles['policyFields']}>
        <SelectField
          label={t('policy.tier')}
          placeholder={t('policy.anyTier')}
          value={rule.tier}
          choices={tiers.map((tier) => ({ value: tier, label: tier === 'unrated' ? t('policy.unrated') : tier }))}
          onChange={(tier) => change({ tier })}
          canClear
          isDisabled={isReadOnly}
        />
        <SelectField
          label={t('policy.family')}
          placeholder={t('policy.anyFamily')}
          value={rule.familyId}
          choices={families.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(familyId) => change({ familyId })}
          canClear
          isDisabled={isReadOnly}
        />
        <MoneyField
          label={t('policy.fromAmount')}
          placeholder={t('policy.anyAmount')}
          currency={currency}
          value={rule.fromMinor === null ? null : { minor: String(rule.fromMinor), currency }}
          onChange={(money) => change({ fromMinor: money === null ? null : Number(money.minor) })}
          isDisabled={isReadOnly}
        />
        {isReadOnly ? null : (
          <IconAction
            size="small"
            name={t('policy.removeRule', { n: at + 1 })}
            icon={<Icon of={IconTrash} size={16} />}
            onClick={remove}
          />
        )}
      </div>
      {isReadOnly ? (
        <BandList bands={rule.bands} />
      ) : (
        <BandEditor
          name={t('policy.ruleName', { n: at + 1 })}
          field={`rules.${at}.bands`}
          bands={rule.bands}
          problems={draft.problems}
          isReadOnly={isReadOnly}
          onChange={(bands) => change({ bands })}
        />
      )}
    </fieldset>
  );
};

/** Other bands for a tier, a product line or large documents. */
export const RuleSection = ({ families, ...part }: PartProps & { readonly families: Families }): ReactNode => {
  const t = useT(pricingBooks);
  const { draft, isReadOnly } = part;
  const { rules, bands } = draft.policy;
  const add = (): void =>
    draft.edit((policy) => ({
      ...policy,
      rules: [...policy.rules, { tier: null, familyId: null, fromMinor: null, bands: [...bands] }],
    }));
  return (
    <Panel title={t('policy.rules')}>
      <p className={shared['quiet']}>{t('policy.rulesHint')}</p>
      {rules.length === 0 ? <p className={shared['quiet']}>{t('policy.noRules')}</p> : null}
      <div className={lineStyles['lineList']}>
        {rules.map((rule, at) => (
          <Rule key={at} rule={rule} at={at} families={families} {...part} />
        ))}
        {isReadOnly ? null : (
          <div>
            <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={add}>
              {t('policy.addRule')}
            </AppButton>
          </div>
        )}
      </div>
    </Panel>
  );
};
