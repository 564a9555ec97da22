import type { ReactNode } from 'react';
import { Icon, IconAlertTriangle, IconCheck, IconX, useT, useWords } from '#ui';
import { pricingScreens } from '../messages/index.ts';
import styles from './judged.module.css';
import type { JudgedLine } from './data.ts';
import { verdictText } from './texts.ts';

const toneOf = (verdict: JudgedLine['verdict']): 'good' | 'ask' | 'stop' =>
  verdict === 'allowed' ? 'good' : verdict === 'above-authority' ? 'ask' : 'stop';

const icons = { good: IconCheck, ask: IconAlertTriangle, stop: IconX } as const;

/** The judgement of one line as a sentence: may I, who may, or why nobody may. */
export const Verdict = ({ line }: { readonly line: JudgedLine }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const tone = toneOf(line.verdict);
  return (
    <p className={styles['verdict']} data-tone={tone}>
      <Icon of={icons[tone]} size={16} />
      <span>{verdictText(line, { t, language })}</span>
    </p>
  );
};
