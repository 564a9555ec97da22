import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { segmentsContract } from '#areas/segments/contract';
import { formatAmount } from '#kernel/format';
import {
  AppButton,
  EmptyState,
  ErrorState,
  Money,
  Panel,
  showFailure,
  showNote,
  SkeletonBar,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { segmentScreens } from './messages/index.ts';
import { useSuggestions } from './queries.ts';
import type { Suggestion } from './queries.ts';
import styles from './segments.module.css';

/** Segments that the data propose, each with why; one press saves one. */
export const SuggestionList = (): ReactNode => {
  const t = useT(segmentScreens);
  const navigate = useNavigate();
  const mayImport = useMay('ledger.import');
  const { data, error, refetch } = useSuggestions();
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={240} />;
  if (data.suggestions.length === 0)
    return (
      <Panel>
        <EmptyState
          title={t('empty.suggestions')}
          action={
            mayImport ? (
              <AppButton kind="primary" onClick={() => void navigate({ to: '/data/import' })}>
                {t('importData')}
              </AppButton>
            ) : undefined
          }
        >
          {t('empty.suggestionsText')}
        </EmptyState>
      </Panel>
    );
  return (
    <Panel>
      <ul className={styles['lines']}>
        {data.suggestions.map((suggestion) => (
          <SuggestionLine key={JSON.stringify(suggestion.rule)} suggestion={suggestion} />
        ))}
      </ul>
    </Panel>
  );
};

const SuggestionLine = ({ suggestion }: { readonly suggestion: Suggestion }): ReactNode => {
  const t = useT(segmentScreens);
  const { language } = useWords();
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const mayWrite = useMay('segments.write');
  const save = useAct(segmentsContract.operations.create, { refreshes: ['segments'] });
  const { name, why, rule, accounts, net12 } = suggestion;
  const take = async (): Promise<void> => {
    try {
      await save.run({ name, note: why, rule });
      showNote(t('saved', { name }));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <li className={styles['suggestion']}>
      <div>
        <h3 className={styles['suggestionName']}>{name}</h3>
        <p className={styles['suggestionWhy']}>{why}</p>
        <span className={styles['suggestionFigures']}>
          {t('editor.figures.accounts')} {formatAmount(`${accounts}`, language)} · {t('columns.net12')}{' '}
          <Money value={net12} />
        </span>
      </div>
      {mayWrite ? (
        <div className={styles['buttons']}>
          <AppButton size="small" isBusy={save.isBusy} onClick={() => void take()}>
            {t('actions.saveSuggestion')}
          </AppButton>
          <AppButton
            size="small"
            kind="quiet"
            onClick={() => void navigate({ to: '/segments/new', search: { name, rule: JSON.stringify(rule) } })}
          >
            {t('actions.editSuggestion')}
          </AppButton>
        </div>
      ) : null}
    </li>
  );
};
