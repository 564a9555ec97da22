import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { AppButton } from '../controls/AppButton.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import styles from './frame.module.css';

type Props = { readonly steps: readonly string[]; /** Index of the step that is open. */ readonly at: number };

/** Where a wizard stands. */
export const Steps = ({ steps, at }: Props): ReactNode => {
  const t = useT(uiMessages);
  return (
    <ol className={styles['steps']} aria-label={t('steps.stepOf', { step: at + 1, total: steps.length })}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={styles['step']}
          data-done={index < at}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={styles['stepMark']}>{index < at ? <Icon of={IconCheck} size={14} /> : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
};

type FootProps = {
  readonly onBack?: (() => void) | undefined;
  readonly onNext: () => void;
  readonly nextText?: string;
  readonly isBusy?: boolean;
  readonly canNext?: boolean;
};

/** The buttons under a wizard's step. */
export const StepButtons = ({ onBack, onNext, nextText, isBusy = false, canNext = true }: FootProps): ReactNode => {
  const t = useT(uiMessages);
  return (
    <div className={styles['pageActions']}>
      {onBack === undefined ? null : <AppButton onClick={onBack}>{t('steps.back')}</AppButton>}
      <AppButton kind="primary" onClick={onNext} isBusy={isBusy} isDisabled={!canNext}>
        {nextText ?? t('steps.next')}
      </AppButton>
    </div>
  );
};
