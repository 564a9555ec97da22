import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHeader, useT } from '#ui';
import { pricingPurchases } from '../messages/index.ts';
import type { Purchase } from '../shared/data.ts';

type Props = { readonly purchase: Pick<Purchase, 'id' | 'number'>; readonly children: ReactNode };

/** The page on which a draft of any mode is changed: its number, the way back, and the fields below. */
export const EditPurchaseFrame = ({ purchase: { id, number }, children }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  return (
    <>
      <PageHeader
        title={t('form.editTitle', { number })}
        back={
          <Link to="/pricing/purchases/$id" params={{ id }}>
            {number}
          </Link>
        }
      />
      {children}
    </>
  );
};
