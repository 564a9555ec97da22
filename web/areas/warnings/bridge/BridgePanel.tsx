import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Money, Panel, ScrollRegion, useT, useWords } from '#ui';
import { warningScreens } from '../messages/index.ts';
import type { Bridge } from '../shared/data.ts';
import styles from '../warnings.module.css';
import { BridgeChart } from './BridgeChart.tsx';
import { PromotionTable } from './PromotionTable.tsx';

const shownProducts = 10;

const Products = ({ products }: { readonly products: NonNullable<Bridge['products']> }): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  if (products.length === 0) return null;
  const name = t('bridge.products');
  return (
    <>
      <h3 className={styles['part']}>{name}</h3>
      <ScrollRegion name={name} className={styles['scroll']}>
        <table className={styles['table']} aria-label={name}>
          <thead>
            <tr>
              <th scope="col">{t('bridge.product')}</th>
              <th scope="col">{t('bridge.change')}</th>
            </tr>
          </thead>
          <tbody>
            {products.slice(0, shownProducts).map(({ product, change }) => (
              <tr key={product.id}>
                <th scope="row">
                  <Link to="/data/products/$id" params={{ id: product.id }}>
                    {language === 'en' ? (product.nameEn ?? product.name) : product.name}
                  </Link>{' '}
                  <span className={styles['quiet']}>{product.code}</span>
                </th>
                <td>
                  <Money value={change} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
};

type Props = {
  readonly bridge: Bridge;
  /** Above the picture, such as a choice of periods. */
  readonly head?: ReactNode;
  /** Below it. */
  readonly children?: ReactNode;
};

/** Why contribution changed: the bridge, and the products and promotions behind it. */
export const BridgePanel = ({ bridge, head, children }: Props): ReactNode => {
  const t = useT(warningScreens);
  const { uncovered } = bridge;
  return (
    <Panel title={t('bridge.title')}>
      {head}
      <BridgeChart bridge={bridge} />
      <p className={styles['quiet']}>{t('bridge.basis')}</p>
      {children}
      {uncovered.products === 0 ? null : (
        <p className={styles['quiet']}>{t('bridge.uncovered', { n: uncovered.products })}</p>
      )}
      {bridge.products === null ? (
        <p className={styles['quiet']}>{t('bridge.hidden')}</p>
      ) : (
        <Products products={bridge.products} />
      )}
      <PromotionTable promotions={bridge.promotions} />
    </Panel>
  );
};
