import type { ReactNode } from 'react';
import { leverAnswers, levers } from '#domain/pricing';
import { AppButton, Icon, IconAction, IconPlus, IconTrash, SelectField, TextField, useT } from '#ui';
import { pricingScreens } from '../messages/index.ts';
import lineStyles from '../shared/lines.module.css';
import styles from './form.module.css';
import type { Lever } from '../shared/data.ts';

type Props = { readonly offered: readonly Lever[]; readonly onChange: (offered: Lever[]) => void };

/** What was offered beside the price, with the account's answer. */
export const LeverEditor = ({ offered, onChange }: Props): ReactNode => {
  const t = useT(pricingScreens);
  const change = (at: number, next: Partial<Lever>): void =>
    onChange(offered.map((lever, index) => (index === at ? { ...lever, ...next } : lever)));
  const free = levers.find((lever) => !offered.some((one) => one.lever === lever)) ?? 'other';
  return (
    <div className={lineStyles['lineList']}>
      {offered.map(({ lever, answer, note }, at) => (
        <div key={at} className={styles['leverFields']}>
          <SelectField
            label={t('form.offer')}
            value={lever}
            onChange={(value) => change(at, { lever: value ?? lever })}
            choices={levers.map((value) => ({ value, label: t(`levers.${value}`) }))}
          />
          <SelectField
            label={t('form.answer')}
            value={answer}
            onChange={(value) => change(at, { answer: value ?? answer })}
            choices={leverAnswers.map((value) => ({ value, label: t(`answers.${value}`) }))}
          />
          <TextField label={t('form.note')} value={note} onChange={(value) => change(at, { note: value })} />
          <IconAction
            size="small"
            name={t('form.removeLever', { name: t(`levers.${lever}`) })}
            icon={<Icon of={IconTrash} size={16} />}
            onClick={() => onChange(offered.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <div>
        <AppButton
          size="small"
          icon={<Icon of={IconPlus} size={16} />}
          onClick={() => onChange([...offered, { lever: free, answer: 'open', note: null }])}
        >
          {t('form.addLever')}
        </AppButton>
      </div>
    </div>
  );
};
