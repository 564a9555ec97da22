import type { ReactNode } from 'react';
import { tiers } from '#domain/identification';
import type { Tier } from '#domain/identification';
import type { PricingPolicy } from '#domain/pricing';
import { NumberField, Panel, PercentField, ScrollRegion, TierBadge, useT } from '#ui';
import { pricingBooks } from '../messages/index.ts';
import shared from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import styles from './policy.module.css';
import { useProblemText } from './BandEditor.tsx';
import type { PricingDraft } from './policy-kind.ts';

export type PartProps = { readonly draft: PricingDraft; readonly isReadOnly: boolean };

const shares = ['capitalRateBp', 'expectedLossBp', 'freightServiceBp'] as const;
const spans = ['concessionWindowDays', 'approvalDays', 'quoteDays'] as const;

const shown = (value: number): number | null => (Number.isNaN(value) ? null : value);

const Share = ({ name, draft, isReadOnly }: PartProps & { readonly name: (typeof shares)[number] }): ReactNode => {
  const t = useT(pricingBooks);
  const problemText = useProblemText(draft.problems);
  return (
    <PercentField
      label={t(`policy.${name}`)}
      name={name}
      value={shown(draft.policy[name])}
      onChange={(bp) => draft.edit((policy) => ({ ...policy, [name]: bp ?? Number.NaN }))}
      error={problemText(name)}
      isDisabled={isReadOnly}
    />
  );
};

type SpanName = (typeof spans)[number] | 'standardCreditDays' | 'clockHours';

const Span = ({ name, draft, isReadOnly }: PartProps & { readonly name: SpanName }): ReactNode => {
  const t = useT(pricingBooks);
  const problemText = useProblemText(draft.problems);
  return (
    <NumberField
      label={t(`policy.${name}`)}
      name={name}
      unit={t(name === 'clockHours' ? 'policy.hours' : 'policy.days')}
      value={shown(draft.policy[name])}
      onChange={(value) => draft.edit((policy) => ({ ...policy, [name]: value ?? Number.NaN }))}
      error={problemText(name)}
      isDisabled={isReadOnly}
    />
  );
};

type Families = readonly { readonly id: string; readonly name: string }[];

const withFamily = (policy: PricingPolicy, id: string, bp: number | null): PricingPolicy => {
  const { [id]: _before, ...rest } = policy.freightServiceByFamily;
  return { ...policy, freightServiceByFamily: bp === null ? rest : { ...rest, [id]: bp } };
};

/** What a floor is made of. */
export const FloorSection = ({ families, ...part }: PartProps & { readonly families: Families }): ReactNode => {
  const t = useT(pricingBooks);
  const { draft, isReadOnly } = part;
  const problemText = useProblemText(draft.problems);
  return (
    <Panel title={t('policy.floorPart')}>
      <div className={styles['policyFields']}>
        {shares.map((name) => (
          <Share key={name} name={name} {...part} />
        ))}
        <Span name="standardCreditDays" {...part} />
      </div>
      {families.length === 0 ? null : (
        <>
          <h3 className={shared['part']}>{t('policy.freightServiceByFamily')}</h3>
          <div className={styles['policyFields']}>
            {families.map(({ id, name }) => (
              <PercentField
                key={id}
                label={name}
                value={draft.policy.freightServiceByFamily[id] ?? null}
                onChange={(bp) => draft.edit((policy) => withFamily(policy, id, bp))}
                error={problemText(`freightServiceByFamily.${id}`)}
                isDisabled={isReadOnly}
              />
            ))}
          </div>
        </>
      )}
    </Panel>
  );
};

/** How long things last. */
export const TimeSection = (part: PartProps): ReactNode => {
  const t = useT(pricingBooks);
  return (
    <Panel title={t('policy.timePart')}>
      <div className={styles['policyFields']}>
        <Span name="clockHours" {...part} />
        {spans.map((name) => (
          <Span key={name} name={name} {...part} />
        ))}
      </div>
    </Panel>
  );
};

const tierFigures = ['standardDiscountBp', 'startBp', 'targetBp'] as const;
type TierFigure = (typeof tierFigures)[number];

const tierValue = ({ standardDiscountBp, prices }: PricingPolicy, tier: Tier, figure: TierFigure): number =>
  figure === 'standardDiscountBp' ? standardDiscountBp[tier] : prices[tier][figure];

const withTierValue = (
  policy: PricingPolicy,
  { tier, figure, bp }: { readonly tier: Tier; readonly figure: TierFigure; readonly bp: number },
): PricingPolicy =>
  figure === 'standardDiscountBp'
    ? { ...policy, standardDiscountBp: { ...policy.standardDiscountBp, [tier]: bp } }
    : { ...policy, prices: { ...policy.prices, [tier]: { ...policy.prices[tier], [figure]: bp } } };

/** Standard discount, start and target by tier. */
export const TierSection = ({ draft, isReadOnly }: PartProps): ReactNode => {
  const t = useT(pricingBooks);
  const problemText = useProblemText(draft.problems);
  return (
    <Panel title={t('policy.tierPart')}>
      <ScrollRegion name={t('policy.tierPart')} className={tableStyles['scroll']}>
        <table className={[tableStyles['table'], tableStyles['tierTable']].join(' ')}>
          <thead>
            <tr>
              <th scope="col">{t('policy.tier')}</th>
              {tierFigures.map((figure) => (
                <th key={figure} scope="col">
                  {t(`policy.${figure}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => (
              <tr key={tier}>
                <th scope="row">{tier === 'unrated' ? t('policy.unrated') : <TierBadge tier={tier} />}</th>
                {tierFigures.map((figure) => {
                  const field = figure === 'standardDiscountBp' ? `${figure}.${tier}` : `prices.${tier}.${figure}`;
                  return (
                    <td key={figure}>
                      <PercentField
                        label={`${t(`policy.${figure}`)} ${tier === 'unrated' ? t('policy.unrated') : tier}`}
                        value={shown(tierValue(draft.policy, tier, figure))}
                        onChange={(bp) =>
                          draft.edit((policy) => withTierValue(policy, { tier, figure, bp: bp ?? Number.NaN }))
                        }
                        error={problemText(field)}
                        isDisabled={isReadOnly}
                        isLabelHidden
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
};
