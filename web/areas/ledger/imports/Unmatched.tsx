import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { formatBp } from '#kernel/format';
import { Panel, SelectField, Sentences, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { importScreens } from '../messages/index.ts';
import type { MappingDraft } from './contract.ts';
import type { Import, Report } from './import-data.ts';
import styles from './import.module.css';
import type { z } from 'zod';

const { unmatched } = ledgerContract.operations;
type Reference = z.output<typeof unmatched.output>['accounts'][number];

type PartProps = {
  readonly title: string;
  readonly references: readonly Reference[];
  readonly decided: Readonly<Record<string, string>>;
  readonly onDecide: (reference: string, code: string | null) => void;
};

const open = 'open';

const References = ({ title, references, decided, onDecide }: PartProps): ReactNode => {
  const t = useT(importScreens);
  const { language } = useWords();
  if (references.length === 0) return null;
  return (
    <section>
      <h3 className={styles['quiet']}>{title}</h3>
      {references.map(({ reference, rows, candidates }) => (
        <div key={reference} className={styles['match']}>
          <span className={styles['matchName']}>
            {reference} <span className={styles['quiet']}>· {t('check.rowCount', { n: rows })}</span>
          </span>
          {candidates.length === 0 ? (
            <span className={styles['quiet']}>{t('check.noCandidate')}</span>
          ) : (
            <SelectField
              label={t('check.means')}
              value={decided[reference] ?? open}
              choices={[
                { value: open, label: t('check.leave') },
                ...candidates.map(({ code, name, likenessBp }) => ({
                  value: code,
                  label: t('check.likeness', { name, code, percent: formatBp(likenessBp, language, 0) }),
                })),
              ]}
              onChange={(code) => onDecide(reference, code === open ? null : code)}
            />
          )}
        </div>
      ))}
    </section>
  );
};

const withDecision = (
  decided: Readonly<Record<string, string>>,
  reference: string,
  code: string | null,
): Record<string, string> => {
  const { [reference]: _before, ...others } = decided;
  return code === null ? others : { ...others, [reference]: code };
};

type Props = {
  readonly batch: Import;
  readonly report: Report;
  readonly mapping: MappingDraft;
  readonly onMapping: (mapping: MappingDraft) => void;
};

/** Names of the file that match nothing, with what comes near: a person says whom they mean. */
export const Unmatched = ({ batch, report, mapping, onMapping }: Props): ReactNode => {
  const t = useT(importScreens);
  const { unmatchedAccountCount, unmatchedProductCount } = report;
  const hasAny = unmatchedAccountCount + unmatchedProductCount > 0;
  const { data } = useRead(unmatched, { id: batch.id }, { isOff: !hasAny });
  if (!hasAny || data === undefined) return null;
  const { accounts = {}, products = {} } = mapping.matches ?? {};
  const decide = (object: 'accounts' | 'products', reference: string, code: string | null): void => {
    const before = object === 'accounts' ? accounts : products;
    onMapping({ ...mapping, matches: { ...mapping.matches, [object]: withDecision(before, reference, code) } });
  };
  const listed = data.accounts.length + data.products.length;
  return (
    <Panel title={t('check.unmatched')}>
      <div className={styles['stack']}>
        <p className={styles['quiet']}>
          <Sentences>
            {t('check.unmatchedText')}
            {t('check.createInstead')}
            {listed < unmatchedAccountCount + unmatchedProductCount ? t('check.unmatchedShown', { n: listed }) : null}
          </Sentences>
        </p>
        <References
          title={t('check.unmatchedAccounts', { n: unmatchedAccountCount })}
          references={data.accounts}
          decided={accounts}
          onDecide={(reference, code) => decide('accounts', reference, code)}
        />
        <References
          title={t('check.unmatchedProducts', { n: unmatchedProductCount })}
          references={data.products}
          decided={products}
          onDecide={(reference, code) => decide('products', reference, code)}
        />
      </div>
    </Panel>
  );
};
