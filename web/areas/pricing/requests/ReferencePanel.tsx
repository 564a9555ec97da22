import type { ReactNode } from 'react';
import { Chip, Panel, Quantity, SkeletonBar, useT, useWords } from '#ui';
import { otherNameOf, shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './requests.module.css';
import type { Judgement, PriceRequest } from '../shared/data.ts';
import { ReferenceFacts } from '../shared/JudgedLineFacts.tsx';

type Props = { readonly request: PriceRequest; readonly judgement: Judgement | undefined };

/** The products with list, start, target and floor, and what peers pay. */
export const ReferencePanel = ({ request, judgement }: Props): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  return (
    <Panel title={t('request.reference')}>
      <ol className={styles['lines']}>
        {request.lines.map((line, at) => {
          const product = request.products.find(({ id }) => id === line.productId);
          const judged = judgement?.lines[at];
          if (product === undefined) return null;
          const notes = [product.code, otherNameOf(product, language)].filter((note) => note !== undefined);
          return (
            <li key={`${line.productId}-${at}`}>
              <div className={styles['lineHead']}>
                <span className={shared['twoLines']}>
                  <strong>{shownNameOf(product, language)}</strong>
                  <span className={shared['quiet']}>{notes.join(' · ')}</span>
                </span>
                <span className={styles['lineQuantity']}>
                  {t('quantity')} <Quantity value={line.quantity} />
                </span>
              </div>
              {judged?.isCostKnown === false ? <Chip tone="loss">{t('verdicts.cost-unknown')}</Chip> : null}
              {judged === undefined ? <SkeletonBar height={64} /> : <ReferenceFacts line={judged} />}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
};
