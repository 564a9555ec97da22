import { useState } from 'react';
import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { checkAnswers, mayAct } from '#domain/warnings';
import { formatInstant } from '#kernel/format';
import {
  AppButton,
  Chip,
  Form,
  Panel,
  SelectField,
  Sentences,
  SideDrawer,
  TextAreaField,
  showNote,
  useActorName,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { warningScreens } from '../messages/index.ts';
import { checkReads } from '../shared/data.ts';
import type { Warning } from '../shared/data.ts';
import styles from '../warnings.module.css';

const { answerCheck } = warningsContract.operations;
type Check = Warning['checks'][number];
type Props = { readonly warning: Warning };

const AnswerForm = ({
  warning: { id, version },
  check: { check, answer, note },
  onClose,
}: Props & { readonly check: Check; readonly onClose: () => void }): ReactNode => {
  const t = useT(warningScreens);
  const save = useAct(answerCheck, { refreshes: checkReads });
  const form = useContractForm({
    schema: answerCheck.input,
    initial: { id, version, check, answer: answer ?? 'done', note },
    onSubmit: async (input) => {
      await save.run(input);
      showNote(t('checks.saved'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('checks.answer')} onCancel={onClose}>
      <SelectField
        {...form.field('answer')}
        value={form.values.answer ?? 'done'}
        label={t('checks.answer')}
        choices={checkAnswers.map((value) => ({ value, label: t(`checks.answers.${value}`) }))}
      />
      <TextAreaField {...form.field('note')} label={t('checks.note')} isPlain rows={3} />
    </Form>
  );
};

/** What a kind asks for beside its step: the risk check of an odd order, the barriers before tomorrow's key account. */
export const ChecksPanel = ({ warning }: Props): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone } = useWords();
  const actorName = useActorName();
  const isAllowed = useMay('warnings.act');
  const [picked, setPicked] = useState<Check | null>(null);
  const { checks, kind, state } = warning;
  if (checks.length === 0) return null;
  const isRisk = kind === 'odd-order';
  const mayAnswer = isAllowed && mayAct('check', state);
  return (
    <Panel title={t(isRisk ? 'checks.title.risk' : 'checks.title.barriers')}>
      <p className={styles['quiet']}>
        <Sentences>
          {t(isRisk ? 'checks.riskText' : 'checks.barriersText')}
          {t('checks.progress', { n: checks.filter(({ answer }) => answer !== null).length, of: checks.length })}
        </Sentences>
      </p>
      <ul className={styles['changes']}>
        {checks.map((check) => (
          <li key={check.check}>
            <span className={styles['twoLines']}>
              <span>{t(`checks.names.${check.check}`)}</span>
              {check.note === null ? null : <span>{check.note}</span>}
              {check.byName === null || check.at === null ? null : (
                <span className={styles['quiet']}>
                  {t('checks.by', { name: actorName(check.byName), at: formatInstant(check.at, timeZone) })}
                </span>
              )}
            </span>
            {check.answer === null ? (
              <Chip>{t('checks.open')}</Chip>
            ) : (
              <Chip tone={check.answer === 'stands' ? 'warm' : 'accent'}>{t(`checks.answers.${check.answer}`)}</Chip>
            )}
            {mayAnswer ? (
              <AppButton size="small" kind="quiet" onClick={() => setPicked(check)}>
                {t('checks.answer')}
              </AppButton>
            ) : null}
          </li>
        ))}
      </ul>
      <SideDrawer
        isOpen={picked !== null}
        onClose={() => setPicked(null)}
        title={picked === null ? t('checks.answer') : t(`checks.names.${picked.check}`)}
      >
        {picked === null ? null : <AnswerForm warning={warning} check={picked} onClose={() => setPicked(null)} />}
      </SideDrawer>
    </Panel>
  );
};
