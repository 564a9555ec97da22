import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { formatBp } from '#kernel/format';
import { Chip, ErrorState, Money, Panel, SkeletonBar, StatLine, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingPlans } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import { listText } from '../shared/texts.ts';
import { moneyText } from './plan-data.ts';
import type { PlanProgress } from './plan-data.ts';
import { SimpleTable } from './SimpleTable.tsx';

const { businessPlanProgress } = pricingContract.operations;

const Figures = ({ progress }: { readonly progress: PlanProgress }): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const { step, next, missingLines, missingVolume, days } = progress;
  const nextNote =
    next === null || missingVolume === null
      ? t('top')
      : listText(
          [
            ...((missingLines ?? 0) > 0 ? [t('missingLines', { n: missingLines ?? 0 })] : []),
            ...(BigInt(missingVolume.minor) > 0n
              ? [t('missingVolume', { volume: moneyText(missingVolume, language) })]
              : []),
          ],
          language,
        );
  return (
    <StatLine
      stats={[
        { label: t('breadth'), value: t('breadthOf', { n: progress.breadth }) },
        { label: t('volume'), value: <Money value={progress.volume} /> },
        {
          label: t('earned'),
          value: step === null ? t('noStep') : formatBp(step.rateBp, language, 2),
          note: next === null ? nextNote : t('nextStep', { rate: formatBp(next.rateBp, language, 2), lacks: nextNote }),
        },
        { label: t('accrued'), value: <Money value={progress.accrued} />, note: t('accruedNote') },
        { label: t('before'), value: <Money value={progress.contributionBefore} reason={t('hidden')} /> },
        {
          label: t('after'),
          value: <Money value={progress.contributionAfter} reason={t('hidden')} />,
          note: t('afterNote', { n: days }),
        },
      ]}
    />
  );
};

/** What a signed plan has come to: breadth, the step earned, what it costs, and contribution beside as many days before. */
export const PlanProgressPanel = ({ id }: { readonly id: string }): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const { data, error, refetch } = useRead(businessPlanProgress, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={120} />;
  const number = tableStyles['number'];
  const figures = [t('volume'), t('accrued')];
  return (
    <Panel title={t('progress')}>
      <Figures progress={data} />
      <p className={styles['quiet']}>{t('accrualRule')}</p>
      <SimpleTable name={t('lineProgress')} first={t('line')} figures={figures} last="">
        {data.lines.map(({ line, isIn, isBought, net, accrued }) => (
          <tr key={line.id}>
            <th scope="row">{language === 'en' ? line.nameEn : line.name}</th>
            <td className={number}>
              <Money value={net} withSymbol={false} />
            </td>
            <td className={number}>
              <Money value={accrued} withSymbol={false} />
            </td>
            <td>
              <Chip tone={isBought ? 'accent' : 'plain'}>{t(isBought ? 'bought' : 'notBought')}</Chip>
              {isIn ? null : <span className={styles['quiet']}> {t('notIn')}</span>}
            </td>
          </tr>
        ))}
      </SimpleTable>
      {data.members.length < 2 ? null : (
        <SimpleTable name={t('memberProgress')} first={t('account')} figures={figures}>
          {data.members.map(({ account, net, accrued }) => (
            <tr key={account.id}>
              <th scope="row">{shownNameOf(account, language)}</th>
              <td className={number}>
                <Money value={net} withSymbol={false} />
              </td>
              <td className={number}>
                <Money value={accrued} withSymbol={false} />
              </td>
            </tr>
          ))}
        </SimpleTable>
      )}
    </Panel>
  );
};
