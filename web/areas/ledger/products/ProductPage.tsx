import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import {
  AppButton,
  Chip,
  ErrorState,
  Icon,
  IconPencil,
  IconPlus,
  PageHeader,
  Panel,
  Price,
  ScrollRegion,
  SideDrawer,
  SkeletonBar,
  useCommonWord,
  useT,
  useWords,
} from '#ui';
import { useRead } from '#web/app/api';
import { useMay, useSees } from '#web/app/session';
import { otherNameOf, RecordFiles, shownNameOf } from '#web/accounts';
import styles from '../figures/figures.module.css';
import { ledgerScreens } from '../messages/index.ts';
import { PriceForm } from './PriceForm.tsx';
import { EditProductForm } from './ProductForms.tsx';
import type { ProductDetail } from './ProductForms.tsx';
import { todayIn } from '../today-in.ts';

const Prices = ({ product }: { readonly product: ProductDetail }): ReactNode => {
  const t = useT(ledgerScreens);
  const { currency, timeZone } = useWords();
  const seesCost = useSees('cost');
  const today = todayIn(timeZone);
  const current = product.prices.find(({ validFrom }) => validFrom <= today);
  const number = styles['number'];
  if (product.prices.length === 0) return <p className={styles['quiet']}>{t('products.noPrices')}</p>;
  return (
    <ScrollRegion name={t('products.prices')} className={styles['scroll']}>
      <table className={styles['lines']}>
        <thead>
          <tr>
            <th scope="col">{t('products.validFrom')}</th>
            <th scope="col" className={number}>
              {t('products.listPrice')} {currency}
            </th>
            {seesCost ? (
              <th scope="col" className={number}>
                {t('products.unitCost')} {currency}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {product.prices.map((price) => (
            <tr key={price.validFrom}>
              <th scope="row">
                {price.validFrom} {price === current ? <Chip tone="accent">{t('products.current')}</Chip> : null}
              </th>
              <td className={number}>
                <Price value={price.listPrice} withSymbol={false} reason={t('products.noPrice')} />
              </td>
              {seesCost ? (
                <td className={number}>
                  {price.unitCost === null ? (
                    <Chip tone="warm">{t('unknownCost')}</Chip>
                  ) : (
                    <Price value={price.unitCost} withSymbol={false} />
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};

const KnownProduct = ({ product }: { readonly product: ProductDetail }): ReactNode => {
  const t = useT(ledgerScreens);
  const { language } = useWords();
  const mayWrite = useMay('products.write');
  const [open, setOpen] = useState<'edit' | 'price' | null>(null);
  const close = (): void => setOpen(null);
  const wordOf = useCommonWord();
  const notes = [
    product.code,
    otherNameOf(product, language),
    (language === 'en' ? product.lineEn : product.line).join(' / '),
    product.unit === null ? null : wordOf(product.unit),
  ];
  return (
    <>
      <PageHeader
        title={
          <>
            {shownNameOf(product, language)}{' '}
            {product.isComplex ? <Chip tone="accent">{t('products.complex')}</Chip> : null}
          </>
        }
        state={notes.filter((note) => note !== undefined && note !== null && note !== '').join(' · ')}
        back={
          <Link to="/data/$part" params={{ part: 'products' }}>
            {t('products.back')}
          </Link>
        }
        actions={
          mayWrite ? (
            <>
              <AppButton icon={<Icon of={IconPencil} size={16} />} onClick={() => setOpen('edit')}>
                {t('products.edit')}
              </AppButton>
              <AppButton kind="primary" icon={<Icon of={IconPlus} size={16} />} onClick={() => setOpen('price')}>
                {t('products.setPrice')}
              </AppButton>
            </>
          ) : undefined
        }
      />
      <div className={styles['stack']}>
        <Panel title={t('products.prices')}>
          <p className={styles['quiet']}>{t('products.pricesText')}</p>
          <Prices product={product} />
        </Panel>
        <RecordFiles kind="product" record={product.id} frame="panel" />
      </div>
      {open === 'edit' ? (
        <SideDrawer isOpen onClose={close} title={t('products.edit')}>
          <EditProductForm product={product} onClose={close} />
        </SideDrawer>
      ) : null}
      {open === 'price' ? (
        <SideDrawer isOpen onClose={close} title={t('products.setPrice')}>
          <PriceForm productId={product.id} onClose={close} />
        </SideDrawer>
      ) : null}
    </>
  );
};

/** One product with its dated prices and costs. */
export const ProductPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/data/products/$id' });
  const { data, error, refetch } = useRead(ledgerContract.operations.getProduct, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar width={320} height={24} />;
  return <KnownProduct key={`${data.id}/${data.version}`} product={data} />;
};
