import type { ReactNode } from 'react';
import { formatBp } from '#kernel/format';
import { Chip, Money, Panel, Price, Quantity, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './requests.module.css';
import type { JudgedLine, Judgement, PriceRequest } from '../shared/data.ts';
import { ConcessionFacts, Fact } from '../shared/JudgedLineFacts.tsx';
import { priceText, quantityText, shareText } from '../shared/texts.ts';

type Line = PriceRequest['lines'][number];

const isSet = (amount: string | undefined): amount is string => amount !== undefined && Number(amount) > 0;

/** Everything promised on a line beside its price. */
const Extras = ({ line }: { readonly line: Line }): ReactNode => {
  const t = useT(pricingScreens);
  const words = useWords();
  const { language } = words;
  const { freeQuantity, rebateBp, freight } = line;
  return (
    <>
      {isSet(freeQuantity) ? <Chip>{t('request.freeGoods', { n: quantityText(freeQuantity, language) })}</Chip> : null}
      {rebateBp !== undefined && rebateBp > 0 ? (
        <Chip>{t('request.rebate', { share: formatBp(rebateBp, language) })}</Chip>
      ) : null}
      {isSet(freight) ? <Chip>{t('request.freight', { amount: priceText(freight, words) })}</Chip> : null}
    </>
  );
};

const Stops = ({ judged }: { readonly judged: JudgedLine }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const { verdict, breakEvenGrowth } = judged;
  return (
    <>
      {verdict === 'allowed' || verdict === 'above-authority' ? null : (
        <Chip tone="loss">{t(`verdicts.${verdict}`)}</Chip>
      )}
      {breakEvenGrowth === null || breakEvenGrowth <= 0 ? null : (
        <p className={shared['quiet']}>
          {t('request.breakEven', { share: formatBp(Math.round(breakEvenGrowth * 10_000), language) })}
        </p>
      )}
    </>
  );
};

type Props = { readonly request: PriceRequest; readonly judgement: Judgement | undefined };

const Terms = ({ request, judgement }: Props): ReactNode => {
  const t = useT(pricingScreens);
  const words = useWords();
  const { competitor, competitorPrice, competitorSource, competitorProof, marketingSupport, wantedUntil } = request;
  const creditDays = request.creditDays ?? judgement?.creditDays;
  return (
    <ul className={styles['terms']}>
      {creditDays === undefined ? null : <li>{t('request.creditDays', { n: creditDays })}</li>}
      {marketingSupport !== null && Number(marketingSupport) > 0 ? (
        <li>{t('request.support', { amount: priceText(marketingSupport, words) })}</li>
      ) : null}
      {wantedUntil === null ? null : <li>{t('request.wantedUntil', { day: wantedUntil })}</li>}
      {competitor === null ? null : (
        <li>
          {t('request.competitor')}{' '}
          {t('request.competitorOf', {
            name: competitor,
            price: competitorPrice === null ? '—' : priceText(competitorPrice, words),
            source: competitorSource ?? t('request.noSource'),
          })}
          {' · '}
          {t(competitorProof === null ? 'request.unproven' : `proofs.${competitorProof}`)}
        </li>
      )}
    </ul>
  );
};

/** The price, last: what is asked for on each line and what it concedes. */
export const AskedPanel = ({ request, judgement }: Props): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const days = judgement?.window.days ?? 0;
  return (
    <Panel title={t('request.asked')}>
      <ol className={styles['lines']}>
        {request.lines.map((line, at) => {
          const product = request.products.find(({ id }) => id === line.productId);
          const judged = judgement?.lines[at];
          return (
            <li key={`${line.productId}-${at}`}>
              <div className={styles['lineHead']}>
                <strong>{product === undefined ? '' : shownNameOf(product, language)}</strong>
                <span className={styles['askedPrice']}>
                  <Price value={line.price} /> × <Quantity value={line.quantity} />
                </span>
              </div>
              <span className={shared['chips']}>
                <Extras line={line} />
              </span>
              {judged === undefined ? null : (
                <>
                  <dl className={shared['facts']}>
                    <Fact label={t('price')}>
                      <Price value={line.price} />
                    </Fact>
                    <ConcessionFacts line={judged} days={days} />
                  </dl>
                  <Stops judged={judged} />
                </>
              )}
            </li>
          );
        })}
      </ol>
      {judgement === undefined ? null : (
        <p className={styles['sum']}>
          <Money value={judgement.amount} figure="full" /> ·{' '}
          {t('request.askedTotal', {
            own: shareText(judgement.concessionBp, language),
            days,
            judged: shareText(highestOf(judgement, request), language),
          })}
        </p>
      )}
      <Terms request={request} judgement={judgement} />
    </Panel>
  );
};

/** What the request was judged by when it was sent; of a draft, the highest line today. */
const highestOf = (judgement: Judgement, { judgedBp }: PriceRequest): number | null =>
  judgedBp ?? judgement.lines.reduce<number | null>((most, line) => maxOf(most, line.judgedBp), null);

const maxOf = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.max(one, other);
