import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { formatAmount, formatBp } from '#kernel/format';
import { Chip, ErrorState, Money, Percent, Price, ScrollRegion, Sentences, useInCurrency, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { pricingAgreements, pricingHolds, pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import { RiskNote } from '../shared/RiskNote.tsx';
import { HoldText } from './HoldText.tsx';

const { checkOrder } = pricingContract.operations;
type Check = z.output<typeof checkOrder.output>;
type Line = Check['lines'][number];

const findingTone = (finding: NonNullable<Line['finding']>): 'accent' | 'loss' | 'warm' => {
  if (finding === 'as-agreed' || finding === 'within-range') return 'accent';
  return finding === 'below-agreed' || finding === 'beyond-range' ? 'loss' : 'warm';
};

const isFine = ({ verdict }: Line): boolean => verdict === 'allowed' || verdict === 'return';

const Row = ({ line }: { readonly line: Line }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const agreed = useT(pricingAgreements);
  const held = line.quotedPrice ?? line.agreedPrice;
  const verdict = (): string => {
    if (line.verdict === 'above-authority') return t('order.beyondOwn');
    if (line.verdict === 'return-beyond-bought')
      return t('verdicts.return-beyond-bought', { left: formatAmount(`${Number(line.leftToReturn ?? 0)}`, language) });
    return t(`verdicts.${line.verdict}`);
  };
  return (
    <tr>
      <th scope="row">
        {shownNameOf(line.product, language)}
        <span className={styles['under']}>
          <Chip tone={isFine(line) ? 'accent' : line.verdict === 'above-authority' ? 'warm' : 'loss'}>{verdict()}</Chip>
          {line.finding === null ? null : (
            <Chip tone={findingTone(line.finding)}>{agreed(`findings.${line.finding}`)}</Chip>
          )}
        </span>
      </th>
      <td className={tableStyles['number']}>
        <Price value={line.price} withSymbol={false} />
      </td>
      <td className={tableStyles['number']}>
        <Price value={held} withSymbol={false} reason={t('order.noQuote')} />
        {line.agreedRange === null ? null : (
          <span className={styles['under']}>
            {agreed('ranges.off', {
              from: formatBp(line.agreedRange.fromBp, language),
              to: formatBp(line.agreedRange.toBp, language),
            })}
          </span>
        )}
        {line.agreement === null ? null : (
          <Link className={styles['under']} to="/pricing/agreements/$id" params={{ id: line.agreement.id }}>
            {line.agreement.number}
          </Link>
        )}
      </td>
      <td className={tableStyles['number']}>
        <Money value={line.deviation} figure="full" withSymbol={false} reason={t('order.noQuote')} />
      </td>
      <td className={tableStyles['number']}>
        <Percent bp={line.judgedBp} />
      </td>
    </tr>
  );
};

/** An order that is to be held is entered all the same, and waits. */
const Credit = ({ credit }: Pick<Check, 'credit'>): ReactNode => {
  const t = useT(pricingHolds);
  return credit.proposesHold ? (
    <p className={styles['outcome']} data-tone="stop" role="alert">
      <Sentences>
        <HoldText facts={credit} />
        {t('willWait')}
      </Sentences>
    </p>
  ) : null;
};

type Props = { readonly check: Check | undefined; readonly error: unknown; readonly isBehind: boolean };

/** Every ordered line beside its quote, floor and authority. */
export const CheckResult = ({ check, error, isBehind }: Props): ReactNode => {
  const t = useT(pricingScreens);
  const inCurrency = useInCurrency();
  const heads = [
    inCurrency(t('price')),
    inCurrency(t('order.quotedPrice')),
    inCurrency(t('order.deviation')),
    t('cumulative'),
  ];
  if (error !== null) return <ErrorState error={error} />;
  if (check === undefined) return <p className={styles['quiet']}>{t('form.waiting')}</p>;
  return (
    <div aria-live="polite" aria-busy={isBehind} className={styles['judgement']} data-behind={isBehind}>
      {check.mayEnter || !check.lines.every(isFine) ? (
        <p className={styles['outcome']} data-tone={check.mayEnter ? 'good' : 'stop'}>
          {t(check.mayEnter ? 'order.mayEnter' : 'order.mayNot')}
        </p>
      ) : null}
      <RiskNote risk={check.openRisk} />
      <Credit credit={check.credit} />
      <ScrollRegion name={t('order.check')} className={tableStyles['scroll']}>
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('product')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className={tableStyles['number']}>
                  {head}
                </th>
              ))}
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
