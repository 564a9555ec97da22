import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FirstStepName } from '#domain/home';
import { AppButton, Icon, IconCheck, Panel, useT } from '#ui';
import { useNavEntries } from '#web/app/area-context';
import { homeScreens } from './messages/index.ts';
import type { Today } from './queries.ts';
import styles from './today.module.css';

/** The way from an empty company to its key accounts; only the next step has a button. */
export const FirstSteps = ({ steps }: { readonly steps: Today['firstSteps'] }): ReactNode => {
  const t = useT(homeScreens);
  const navigate = useNavigate();
  const portfolio = useNavEntries().get('portfolio');
  const go = (name: FirstStepName): void => {
    if (name === 'accounts' || name === 'orders') void navigate({ to: '/data/import', search: { kind: name } });
    else if (portfolio !== undefined)
      void navigate({ to: '/portfolio', search: name === 'decide' ? { tab: 'proposals' } : {} });
  };
  return (
    <Panel title={t('steps.title')}>
      <ol className={styles['steps']}>
        {steps.map(({ name, state }, at) => (
          <li
            key={name}
            className={styles['step']}
            data-state={state}
            {...(state === 'next' ? { 'aria-current': 'step' as const } : {})}
          >
            {state === 'done' ? (
              <span className={styles['mark']} role="img" aria-label={t('steps.done')}>
                <Icon of={IconCheck} size={16} />
              </span>
            ) : (
              <span className={styles['mark']}>{at + 1}</span>
            )}
            <div className={styles['main']}>
              <h3 className={styles['stepName']}>{t(`steps.${name}.name`)}</h3>
              {state === 'done' ? null : <div className={styles['note']}>{t(`steps.${name}.text`)}</div>}
            </div>
            {state === 'next' ? (
              <AppButton kind="primary" onClick={() => go(name)}>
                {t(`steps.${name}.act`)}
              </AppButton>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
};
