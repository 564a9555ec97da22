import { useState } from 'react';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { identificationMessages } from '#areas/identification/messages';
import { ladderSteps } from '#domain/identification';
import type { LadderStep } from '#domain/identification';
import {
  AppButton,
  MoneyField,
  SegmentField,
  showFailure,
  showNote,
  SideDrawer,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { Prospect } from '../run-data.ts';

const { answerLadder } = identificationContract.operations;
const levels = ['1', '2', '3', '4', '5'] as const;
const open = '–';

type StepProps = {
  readonly step: LadderStep;
  readonly value: number | undefined;
  readonly weight: number;
  readonly onAnswer: (value: number | null) => void;
};

const NeedStep = ({ step, value, onAnswer }: StepProps): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { currency } = useWords();
  const [draft, setDraft] = useState<{ minor: string; currency: string } | null>(
    value === undefined ? null : { minor: String(value), currency },
  );
  const given = draft === null ? null : Number(draft.minor);
  const save = (): void => {
    if ((given ?? undefined) !== value) onAnswer(given);
  };
  return (
    <MoneyField
      label={words(`ladder.${step}`)}
      hint={t('prospects.need')}
      currency={currency}
      value={draft}
      onChange={setDraft}
      onBlur={save}
    />
  );
};

const LevelStep = ({
  step,
  value,
  weight,
  onAnswer,
}: StepProps & { readonly step: Exclude<LadderStep, 'yearly-need'> }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const name = words(`ladder.${step}`);
  return (
    <div className={styles['ladderStep']}>
      <span className={styles['ladderName']}>
        {name} <span className={shared['under']}>{t('prospects.weight', { weight })}</span>
      </span>
      <SegmentField
        name={name}
        value={levels.find((level) => Number(level) === value) ?? open}
        choices={[open, ...levels].map((level) => ({ value: level, label: level }))}
        onChange={(level) => onAnswer(level === open ? null : Number(level))}
      />
      <span className={styles['scaleEnds']}>
        <span>{t(`prospects.scale.${step}.low`)}</span>
        <span>{t(`prospects.scale.${step}.high`)}</span>
      </span>
    </div>
  );
};

/** The seven questions about a prospect; every answer is stored at once and can be taken back. */
export const LadderDrawer = ({
  prospect,
  onClose,
}: {
  readonly prospect: Prospect;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(identificationScreens);
  const { language } = useWords();
  const refusalText = useRefusalText();
  const [answers, setAnswers] = useState(prospect.answers);
  const act = useAct(answerLadder, { refreshes: ['identification.prospects'] });
  const answer = async (step: LadderStep, value: number | null): Promise<void> => {
    try {
      const saved = await act.run({ accountId: prospect.account.id, step, value });
      setAnswers(saved.answers);
      showNote(t('prospects.saved'));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      title={t('prospects.drawer', { name: shownNameOf(prospect.account, language) })}
    >
      <div className={shared['stack']}>
        <p className={shared['quiet']}>{t('prospects.drawerText')}</p>
        {ladderSteps.map((step) => {
          const shared = {
            value: answers[step],
            weight: prospect.rungs.find((rung) => rung.step === step)?.weight ?? 0,
            onAnswer: (value: number | null) => void answer(step, value),
          };
          return step === 'yearly-need' ? (
            <NeedStep key={step} step={step} {...shared} />
          ) : (
            <LevelStep key={step} step={step} {...shared} />
          );
        })}
        <AppButton onClick={onClose}>{t('prospects.done')}</AppButton>
      </div>
    </SideDrawer>
  );
};
