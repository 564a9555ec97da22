import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { agreementHeadings, neededColumns } from '#domain/pricing';
import { AppButton, ErrorState, FileDrop, ScrollRegion, Sentences, showNote, useT, useWords } from '#ui';
import { useAct } from '#web/app/api';
import { upload } from '#web/app/upload';
import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import { pricingReads } from '../shared/data.ts';
import type { ImportAnswer } from '../shared/data.ts';
import { listText } from '../shared/texts.ts';

const { importAgreements, listAgreements } = pricingContract.operations;
const endings = ['.csv', '.xlsx'];
const maxBytes = 20 * 1024 ** 2;

const Refused = ({ refused }: Pick<ImportAnswer, 'refused'>): ReactNode => {
  const t = useT(pricingAgreements);
  return (
    <>
      <p className={styles['quiet']}>{t('imports.partly')}</p>
      <ScrollRegion name={t('imports.refused')} className={tableStyles['scroll']}>
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col" className={tableStyles['number']}>
                {t('imports.line')}
              </th>
              <th scope="col">{t('imports.agreement')}</th>
              <th scope="col">{t('imports.why')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map(({ line, agreement, code, text }, at) => (
              <tr key={`${line}-${code}-${at}`}>
                <td className={tableStyles['number']}>{line}</td>
                <td>{agreement}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
};

const Result = ({ answer }: { readonly answer: ImportAnswer }): ReactNode => {
  const t = useT(pricingAgreements);
  const { rows, agreements, signed } = answer;
  const refused = answer.refused.length;
  return (
    <p className={styles['outcome']} data-tone={refused === 0 ? 'good' : signed === 0 ? 'stop' : 'ask'}>
      <Sentences>
        {refused === 0
          ? t('imports.allFine', { rows, agreements })
          : t('imports.result', { rows, agreements, signed, refused })}
        {signed === 0 ? t('imports.nothing') : null}
      </Sentences>
    </p>
  );
};

/** Agreements from a file: a dry run that names every refused row, then the signing of the others. */
export const ImportDrawer = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(pricingAgreements);
  const { language } = useWords();
  const { refresh } = useAct(listAgreements, { refreshes: pricingReads });
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (chosen: File, sign: boolean): Promise<void> => {
    setProblem(null);
    setBusy(true);
    try {
      const found = await upload(importAgreements, { sign }, { file: chosen });
      if (sign) {
        await refresh();
        showNote(t('imports.done', { n: found.signed }));
        onClose();
      } else setAnswer(found);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const take = (chosen: File | null): void => {
    setFile(chosen);
    setAnswer(null);
    if (chosen !== null) void send(chosen, false);
  };
  const columns = neededColumns.map((column) => agreementHeadings[column][language === 'en' ? 1 : 0]);
  return (
    <div className={styles['fields']}>
      <p>{t('imports.lead')}</p>
      <p className={styles['quiet']}>{t('imports.columns', { columns: listText(columns, language) })}</p>
      <FileDrop accept={endings} maxBytes={maxBytes} file={file} onFile={take} />
      {problem === null ? null : <ErrorState error={problem} />}
      <div aria-live="polite">
        {isBusy ? <p className={styles['quiet']}>{t('imports.trying')}</p> : null}
        {answer === null ? null : <Result answer={answer} />}
      </div>
      {answer === null || answer.refused.length === 0 ? null : <Refused refused={answer.refused} />}
      {answer === null || file === null || answer.signed === 0 ? null : (
        <div>
          <AppButton kind="primary" isDisabled={isBusy} onClick={() => void send(file, true)}>
            {t('imports.sign', { n: answer.signed })}
          </AppButton>
        </div>
      )}
    </div>
  );
};
