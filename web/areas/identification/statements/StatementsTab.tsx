import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { identificationContract } from '#areas/identification/contract';
import { figureText, identificationMessages } from '#areas/identification/messages';
import {
  AppButton,
  Chip,
  EmptyState,
  ErrorState,
  Icon,
  IconPlus,
  PageSkeleton,
  Panel,
  showFailure,
  showNote,
  SideDrawer,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { dayIn } from '#web/accounts';
import { useMay } from '#web/app/session';
import shared from '../identification.module.css';
import styles from './statements.module.css';
import { identificationScreens } from '../messages/index.ts';
import { BuyingGroupSwitch } from './BuyingGroupSwitch.tsx';
import { StatementForm } from './StatementForm.tsx';

const { statements: listStatements, withdrawStatement } = identificationContract.operations;
type Statement = z.output<typeof listStatements.output>['statements'][number];

const useValueText = (): ((statement: Statement) => string) => {
  const words = useT(identificationMessages);
  const { language, currency } = useWords();
  return ({ unit, value }) => {
    if (unit === 'yes') return words('evidenceUnits.yes');
    if (unit === 'share') return figureText('share', value / 10_000, { language, currency });
    return figureText(unit === 'amount' ? 'money' : 'count', value, { language, currency });
  };
};

const StatementLine = ({
  statement,
  onWithdraw,
}: {
  readonly statement: Statement;
  readonly onWithdraw: (() => void) | undefined;
}): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const valueText = useValueText();
  const { timeZone } = useWords();
  const { kind, source, statedOn, statedByName, expiresOn, withdrawnOn, note } = statement;
  const isExpired = expiresOn !== null && expiresOn < dayIn(timeZone);
  return (
    <li className={styles['card']} data-gone={withdrawnOn !== null || isExpired}>
      <div className={styles['cardHead']}>
        <span className={shared['chips']}>
          <strong>{words(`evidence.${kind}`)}</strong>
          <span className={styles['rank']}>{valueText(statement)}</span>
          {withdrawnOn !== null ? (
            <Chip>{t('statements.withdrawn', { day: withdrawnOn })}</Chip>
          ) : expiresOn === null ? null : (
            <Chip tone={isExpired ? 'warm' : 'plain'}>
              {isExpired ? t('statements.expired') : t('statements.until', { day: expiresOn })}
            </Chip>
          )}
        </span>
        {onWithdraw === undefined || withdrawnOn !== null ? null : (
          <AppButton size="small" kind="quiet" onClick={onWithdraw}>
            {t('statements.withdraw')}
          </AppButton>
        )}
      </div>
      <span className={shared['under']}>{t('statements.by', { source, name: statedByName, day: statedOn })}</span>
      {note === null ? null : <p className={shared['quiet']}>{note}</p>}
    </li>
  );
};

/** What persons state about the account, who said it and how long it holds. */
export const StatementsTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(identificationScreens);
  const refusalText = useRefusalText();
  const mayState = useMay('identification.state');
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useRead(listStatements, { accountId });
  const act = useAct(withdrawStatement, { refreshes: ['identification.statements'] });
  const withdraw = async (id: string): Promise<void> => {
    try {
      await act.run({ id });
      showNote(t('statements.withdrawnNow'));
    } catch (refusal) {
      showFailure(refusalText(refusal));
    }
  };
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const add = mayState ? (
    <AppButton size="small" kind="primary" icon={<Icon of={IconPlus} size={16} />} onClick={() => setAdding(true)}>
      {t('statements.add')}
    </AppButton>
  ) : undefined;
  return (
    <div className={shared['stack']}>
      <BuyingGroupSwitch accountId={accountId} />
      {data.statements.length === 0 ? (
        <EmptyState title={t('statements.none')} action={add}>
          {t('statements.noneText')}
        </EmptyState>
      ) : (
        <Panel title={t('statements.tab')} actions={add}>
          <p className={shared['quiet']}>{t('statements.panelText')}</p>
          <ul className={styles['cards']}>
            {data.statements.map((statement) => (
              <StatementLine
                key={statement.id}
                statement={statement}
                onWithdraw={mayState ? () => void withdraw(statement.id) : undefined}
              />
            ))}
          </ul>
        </Panel>
      )}
      <SideDrawer isOpen={isAdding} onClose={() => setAdding(false)} title={t('statements.add')}>
        {isAdding ? <StatementForm accountId={accountId} onClose={() => setAdding(false)} /> : null}
      </SideDrawer>
    </div>
  );
};
