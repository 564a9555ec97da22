import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { formatBp } from '#kernel/format';
import {
  AppButton,
  Chip,
  DateText,
  ErrorState,
  PageHeader,
  PageSkeleton,
  Panel,
  Percent,
  Price,
  Quantity,
  SideDrawer,
  useActorName,
  useT,
  useWords,
} from '#ui';
import { useRead } from '#web/app/api';
import { AccountLink, RecordFiles, shownNameOf } from '#web/accounts';
import { pricingEstimates } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { Fact } from '../shared/JudgedLineFacts.tsx';
import { priceText } from '../shared/texts.ts';
import type { Estimate, EstimateVersion } from './estimate-form.ts';
import { estimateTones } from './estimate-tones.ts';
import { ActualForm, ChangeForm, ReleaseForm, SignBar, WithdrawForm } from './EstimateActs.tsx';
import { VersionLines } from './VersionPanel.tsx';

const { getEstimate } = pricingContract.operations;
type Act = 'change' | 'withdraw' | 'release' | 'record';

const Signatures = ({ version }: { readonly version: EstimateVersion }): ReactNode => {
  const t = useT(pricingEstimates);
  const nameOf = useActorName();
  if (version.signatures.length === 0) return <p className={styles['quiet']}>{t('unsigned')}</p>;
  return (
    <ul className={styles['signatures']}>
      {version.signatures.map(({ office, userName, signedAt }) => (
        <li key={office}>
          <span>{t('signedBy', { office: t(`offices.${office}`), name: nameOf(userName) })}</span>
          <span className={styles['quiet']}>
            <DateText value={signedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
};

const Figures = ({ version }: { readonly version: EstimateVersion }): ReactNode => {
  const t = useT(pricingEstimates);
  return (
    <dl className={styles['facts']}>
      <Fact label={t('unitCost')}>
        <strong>
          <Price value={version.unitCost} reason={t('hidden')} />
        </strong>
      </Fact>
      <Fact label={t('quantity')}>
        <Quantity value={version.quantity} />
      </Fact>
      <Fact label={t('listPrice')}>
        <Price value={version.listPrice} />
      </Fact>
      <Fact label={t('validFrom')}>
        <DateText value={version.validFrom} />
      </Fact>
      <Fact label={t('validUntil')}>
        <DateText value={version.validUntil} />
      </Fact>
      <Fact label={t('gap')}>
        <Percent bp={version.actual?.gapBp ?? null} reason={t('notKnown')} />
      </Fact>
    </dl>
  );
};

/** Finance signs with open eyes: what is made to order may be sold at less than what the product costs by the records. */
const BelowRecorded = ({ estimate }: { readonly estimate: Estimate }): ReactNode => {
  const t = useT(pricingEstimates);
  const words = useWords();
  const { recordedCost, belowRecordedBp } = estimate;
  if (recordedCost === null || belowRecordedBp === null) return null;
  return (
    <p role="note" className={styles['note']}>
      {t('belowRecorded', {
        recorded: priceText(recordedCost, words),
        percent: formatBp(belowRecordedBp, words.language, 2),
      })}
    </p>
  );
};

const Version = ({ version }: { readonly version: EstimateVersion }): ReactNode => {
  const t = useT(pricingEstimates);
  const nameOf = useActorName();
  return (
    <Panel title={t('versionNo', { n: version.number })}>
      <p className={styles['quiet']}>
        {t('estimator')} {nameOf(version.createdByName)} · <DateText value={version.createdAt} />
        {version.reason === null ? '' : ` · ${version.reason}`}
      </p>
      <Figures version={version} />
      {version.specification === null ? null : <p className={styles['note']}>{version.specification}</p>}
      <VersionLines version={version} />
    </Panel>
  );
};

const KnownEstimate = ({ estimate }: { readonly estimate: Estimate }): ReactNode => {
  const t = useT(pricingEstimates);
  const { language } = useWords();
  const [act, setAct] = useState<Act | null>(null);
  const { account, product, state, versions, mayChange, mayRelease, maySign } = estimate;
  const { releasedByName, releaseReason } = estimate;
  const nameOf = useActorName();
  const [latest, ...earlier] = versions;
  const done = (): void => setAct(null);
  if (latest === undefined) return null;
  const isSigned = latest.signatures.length === 2;
  return (
    <>
      <PageHeader
        title={
          <>
            {estimate.title} <Chip tone={estimateTones[state]}>{t(`states.${state}`)}</Chip>
          </>
        }
        state={
          <span className={styles['inText']}>
            {estimate.number} · <AccountLink account={account} /> · {shownNameOf(product, language)}
            {estimate.withdrawReason === null ? '' : ` · ${estimate.withdrawReason}`}
            {releasedByName === null || releaseReason === null
              ? ''
              : ` · ${t('releasedBy', { name: nameOf(releasedByName), reason: releaseReason })}`}
          </span>
        }
        back={
          <Link to="/pricing" search={{ tab: 'estimates' }}>
            {t('back')}
          </Link>
        }
        actions={
          mayChange && act !== 'change' ? (
            <>
              <AppButton kind="quiet" onClick={() => setAct('withdraw')}>
                {t('withdraw')}
              </AppButton>
              {isSigned ? <AppButton onClick={() => setAct('record')}>{t('record')}</AppButton> : null}
              <AppButton onClick={() => setAct('change')}>{t('edit')}</AppButton>
            </>
          ) : mayRelease ? (
            <AppButton onClick={() => setAct('release')}>{t('release')}</AppButton>
          ) : undefined
        }
      />
      {act === 'change' ? (
        <ChangeForm estimate={estimate} latest={latest} onDone={done} />
      ) : (
        <div className={styles['request']}>
          <div className={styles['stack']}>
            <Version version={latest} />
            {earlier.map((version) => (
              <Version key={version.number} version={version} />
            ))}
            <RecordFiles kind="estimate" record={estimate.id} frame="panel" />
          </div>
          <Panel title={t('signatures')}>
            <Signatures version={latest} />
            <BelowRecorded estimate={estimate} />
          </Panel>
        </div>
      )}
      {maySign !== null && act === null ? <SignBar estimate={estimate} office={maySign} /> : null}
      {act === 'withdraw' || act === 'release' || act === 'record' ? (
        <SideDrawer isOpen onClose={done} title={t(act)}>
          {act === 'record' ? (
            <ActualForm estimate={estimate} latest={latest} onDone={done} />
          ) : act === 'release' ? (
            <ReleaseForm estimate={estimate} onDone={done} />
          ) : (
            <WithdrawForm estimate={estimate} onDone={done} />
          )}
        </SideDrawer>
      ) : null}
    </>
  );
};

/** One estimate: what it costs, who has signed, and what it came to. */
export const EstimatePage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/estimates/$id' });
  const { data, error, refetch } = useRead(getEstimate, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <KnownEstimate key={data.version} estimate={data} />;
};
