import { useState } from 'react';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { badgeReasonOf, identificationMessages } from '#areas/identification/messages';
import {
  AccountBadge,
  AppButton,
  Chip,
  EmptyState,
  ErrorState,
  Icon,
  IconDownload,
  isAccountBadge,
  KaTypeBadge,
  PageSkeleton,
  ScoreRing,
  useT,
  useWords,
} from '#ui';
import { downloadUrlOf } from '#web/app/api';
import shared from '../identification.module.css';
import styles from './why.module.css';
import { identificationScreens } from '../messages/index.ts';
import { TierChange } from '../portfolio/portfolio-columns.tsx';
import { AxisPoints } from './AxisPoints.tsx';
import type { ShownExplanation } from './explained.ts';
import { Gates } from './Gates.tsx';
import { LeadSentence } from './LeadSentence.tsx';
import { BesideFigures, ModelFigures } from './ModelFigures.tsx';
import { MoneySteps } from './MoneySteps.tsx';
import { RowsDrawer } from './RowsDrawer.tsx';
import type { RowSource } from './RowsDrawer.tsx';
import { bodyOf, useExplanation } from './use-explanation.ts';
import type { ExplanationAnswer } from './use-explanation.ts';

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode => (
  <section className={shared['part']}>
    <h3 className={shared['partTitle']}>{title}</h3>
    {children}
  </section>
);

/** Rank, score, tiers, type and badges of the account in one line. */
const Head = ({ row }: Pick<ExplanationAnswer, 'row'>): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const tier = words(`tiers.${row.proposedTier}`);
  return (
    <div className={styles['whyHead']}>
      {row.score === null ? null : <ScoreRing score={row.score} tier={row.proposedTier} size={52} />}
      <div>
        <strong>
          {row.rank === null || row.score === null
            ? tier
            : t('why.head', { rank: row.rank, score: row.score.toFixed(2), tier })}
        </strong>
        <div className={shared['chips']}>
          <TierChange from={row.tier} to={row.proposedTier} />
          <KaTypeBadge type={row.type ?? row.proposedTypes[0]} />
          {row.badges.map((badge) => (
            <AccountBadge key={badge} badge={badge} />
          ))}
          <Chip tone="plain">{t('why.covered', { coverage: row.coverage })}</Chip>
        </div>
      </div>
    </div>
  );
};

const Badges = ({ badges }: { readonly badges: ShownExplanation['badges'] }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { currency } = useWords();
  return (
    <ul className={styles['sentences']}>
      {Object.entries(badges).map(([badge, figures]) => (
        <li key={badge}>
          {isAccountBadge(badge) ? <AccountBadge badge={badge} /> : null}{' '}
          {badgeReasonOf(badge, figures, { t: words, currency })}
          {(figures['confidence'] ?? 1) < 1 ? (
            <span className={shared['under']}>
              {' '}
              {t('why.badgeConfidence', { percent: `${Math.round((figures['confidence'] ?? 1) * 100)}%` })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
};

type PartsProps = {
  readonly answer: ExplanationAnswer;
  readonly body: ShownExplanation;
  readonly onRows: (source: RowSource) => void;
};

const RowLinks = ({ body, onRows }: Pick<PartsProps, 'body' | 'onRows'>): ReactNode => {
  const t = useT(identificationScreens);
  const sources = (['order-lines', 'monthly-facts', 'invoices', 'evidence'] as const).filter(
    (source) => body.rows[source] !== undefined,
  );
  return (
    <div className={shared['chips']}>
      {sources.map((source) => (
        <AppButton key={source} size="small" onClick={() => onRows(source)}>
          {t('why.rowsOf', { source: t(`why.sources.${source}`), from: body.rows[source] ?? '' })}
        </AppButton>
      ))}
    </div>
  );
};

const Parts = ({ answer, body, onRows }: PartsProps): ReactNode => {
  const t = useT(identificationScreens);
  const hasMoney = body.waterfall.length > 1;
  return (
    <>
      <Part title={t('why.points')}>
        <AxisPoints explanation={body} onRows={onRows} />
      </Part>
      <Part title={t('why.gates')}>
        <Gates gates={body.gates} />
      </Part>
      {Object.keys(body.badges).length === 0 ? null : (
        <Part title={t('why.badges')}>
          <Badges badges={body.badges} />
        </Part>
      )}
      {hasMoney ? (
        <Part title={t('why.waterfall')}>
          <MoneySteps explanation={body} />
        </Part>
      ) : null}
      <Part title={t('why.model')}>
        <ModelFigures model={body.model} />
      </Part>
      <Part title={t('why.beside')}>
        <BesideFigures beside={body.beside} />
      </Part>
      <Part title={t('why.rows')}>
        <RowLinks body={body} onRows={onRows} />
      </Part>
      {answer.masked ? <p className={shared['quiet']}>{t('why.masked')}</p> : null}
    </>
  );
};

const Foot = ({ answer, body }: Pick<PartsProps, 'answer' | 'body'>): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { rescored, account, masked, run } = answer;
  return (
    <footer className={styles['whyFoot']}>
      <span>{t('why.version', { version: body.policy })}</span>
      <span>{t('why.asOf', { day: body.asOf })}</span>
      <span>{t('why.months', { months: body.months })}</span>
      <span>{words('book.frozen', { day: body.reference })}</span>
      {body.basis === 'revenue' ? <span>{t('why.basis')}</span> : null}
      <span>
        {rescored.agrees || rescored.score === null
          ? t('why.rescored')
          : t('why.rescoredDiffers', { score: rescored.score.toFixed(2) })}
      </span>
      {masked ? null : (
        <AppButton
          size="small"
          kind="quiet"
          icon={<Icon of={IconDownload} size={16} />}
          onClick={() =>
            location.assign(
              downloadUrlOf(identificationContract.operations.explanationText, {
                accountId: account.id,
                runId: run.id,
                unit: body.unit,
              }),
            )
          }
        >
          {t('why.download')}
        </AppButton>
      )}
    </footer>
  );
};

type Props = { readonly accountId: string; readonly unit?: 'account' | 'group' };

/** Why an account stands where it stands: sentences first, then every figure down to its rows. */
export const Explanation = ({ accountId, unit = 'account' }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const { answer, isUnscored, error, onRetry } = useExplanation(accountId, unit);
  const [source, setSource] = useState<RowSource | null>(null);
  if (isUnscored) return <EmptyState title={t('why.notRated')}>{t('why.notRatedText')}</EmptyState>;
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (answer === undefined) return <PageSkeleton />;
  const body = bodyOf(answer);
  return (
    <div className={styles['why']}>
      <LeadSentence row={answer.row} />
      <Head row={answer.row} />
      <Part title={t('why.reasons')}>
        <ul className={styles['sentences']}>
          {answer.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Part>
      {body === null ? null : (
        <>
          <Parts answer={answer} body={body} onRows={setSource} />
          <Foot answer={answer} body={body} />
        </>
      )}
      {source === null ? null : (
        <RowsDrawer accountId={accountId} runId={answer.run.id} source={source} onClose={() => setSource(null)} />
      )}
    </div>
  );
};
