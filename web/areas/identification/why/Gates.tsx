import type { ReactNode } from 'react';
import { figureText, identificationMessages } from '#areas/identification/messages';
import { Chip, ScrollRegion, useT, useWords } from '#ui';
import type { Tone } from '#ui';
import shared from '../identification.module.css';
import styles from './why.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { ScreenWords } from '../words.ts';
import type { ShownExplanation, ShownGate } from './explained.ts';

const tones: Readonly<Record<string, Tone>> = {
  passed: 'plain',
  failed: 'loss',
  'not-checked': 'grey',
  replaced: 'accent',
};

type Figures = { readonly t: ScreenWords; readonly currency: string };

/** What a tier asks, in words: the second figure of the order rhythm is the span in days. */
const askedText = (gate: string, asked: readonly number[], { t, currency }: Figures): string => {
  const [limit = 0, span = 0] = asked;
  const place = { language: t.language, currency };
  if (gate === 'order-rhythm') return t('why.gateAskedRhythm', { days: limit, span });
  if (gate === 'one-order') return t('why.gateAskedOneOrder', { share: figureText('share', limit, place) });
  if (gate === 'overdue') return t('why.gateAskedOverdue', { days: limit });
  if (gate === 'exposure') return t('why.gateAskedExposure', { share: figureText('share', limit, place) });
  return t('why.gateAskedContribution', { amount: figureText('money', limit, place) });
};

const measuredText = (gate: string, measured: ShownGate[0], { t, currency }: Figures): string => {
  const [value, span] = measured;
  if (value === null || value === undefined) return t('why.gateNone');
  const place = { language: t.language, currency };
  if (gate === 'order-rhythm') return t('why.gateAskedRhythm', { days: value, span: span ?? 0 });
  if (gate === 'exposure' || gate === 'one-order') return figureText('share', value, place);
  return gate === 'contribution' ? figureText('money', value, place) : figureText('days', value, place);
};

/** The gates of both key tiers: what was measured against what was asked. */
export const Gates = ({ gates }: { readonly gates: ShownExplanation['gates'] }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { currency } = useWords();
  const entries = Object.entries(gates);
  if (entries.length === 0) return <p className={shared['quiet']}>{t('why.noGates')}</p>;
  const outcomeOf = (gate: string, outcome: ShownGate[1]): ReactNode =>
    outcome === null ? (
      <span className={shared['under']}>{t('why.gateNotAsked')}</span>
    ) : (
      <span className={styles['gateOutcome']}>
        <Chip tone={tones[outcome[0]] ?? 'grey'}>{words(`gateOutcomes.${outcome[0]}`)}</Chip>
        <span className={shared['under']}>
          {askedText(
            gate,
            outcome.slice(1).filter((part) => typeof part === 'number'),
            { t, currency },
          )}
        </span>
      </span>
    );
  return (
    <ScrollRegion name={t('why.gates')} className={shared['scroll']}>
      <table className={shared['plainTable']} aria-label={t('why.gates')}>
        <thead>
          <tr>
            <th scope="col">{t('why.gates')}</th>
            <th scope="col">{t('why.gateMeasured')}</th>
            <th scope="col">{t('why.gateS')}</th>
            <th scope="col">{t('why.gateA')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(([gate, [measured, s, a]]) => (
            <tr key={gate}>
              <th scope="row">{words.find(`gates.${gate}`) ?? gate}</th>
              <td>{measuredText(gate, measured, { t, currency })}</td>
              <td>{outcomeOf(gate, s)}</td>
              <td>{outcomeOf(gate, a)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};
