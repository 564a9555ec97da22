import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { Chip, ErrorState, Money, Percent, Quantity, ScrollRegion, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';

const { checkOrder } = pricingContract.operations;
type Check = z.output<typeof checkOrder.output>;
type Line = Check['lines'][number];

const Row = ({ line }: { readonly line: Line }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const isFine = line.verdict === 'allowed' || line.verdict === 'return';
  return (
    <tr>
      <th scope="row">{shownNameOf(line.product, language)}</th>
      <td className={styles['number']}>
        <Quantity value={line.price} />
      </td>
      <td className={styles['number']}>
        <Quantity value={line.quotedPrice} reason={t('order.noQuote')} />
      </td>
      <td className={styles['number']}>
        <Money value={line.deviation} figure="full" withSymbol={false} reason={t('order.noQuote')} />
      </td>
      <td className={styles['number']}>
        <Percent bp={line.judgedBp} />
      </td>
      <td>
        <Chip tone={isFine ? 'accent' : line.verdict === 'above-authority' ? 'warm' : 'loss'}>
          {line.verdict === 'above-authority' ? t('order.beyondOwn') : t(`verdicts.${line.verdict}`)}
        </Chip>
      </td>
    </tr>
  );
};

type Props = { readonly check: Check | undefined; readonly error: unknown; readonly isBehind: boolean };

/** Every ordered line beside its quote, floor and authority. */
export const CheckResult = ({ check, error, isBehind }: Props): ReactNode => {
  const t = useT(pricingScreens);
  const heads = [t('price'), t('order.quotedPrice'), t('order.deviation'), t('concession')];
  if (error !== null) return <ErrorState error={error} />;
  if (check === undefined) return <p className={styles['quiet']}>{t('form.waiting')}</p>;
  return (
    <div aria-live="polite" aria-busy={isBehind} className={styles['judgement']} data-behind={isBehind}>
      <p className={styles['outcome']} data-tone={check.mayEnter ? 'good' : 'stop'}>
        {t(check.mayEnter ? 'order.mayEnter' : 'order.mayNot')}
      </p>
      <ScrollRegion name={t('order.check')} className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('product')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className={styles['number']}>
                  {head}
                </th>
              ))}
              <th scope="col">{t('order.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {check.lines.map((line) => (
              <Row key={line.lineNo} line={line} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
};
