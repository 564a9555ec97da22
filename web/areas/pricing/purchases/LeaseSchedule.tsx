import type { ReactNode } from 'react';
import type { InstalmentState } from '#domain/pricing';
import { formatBp, formatMoney } from '#kernel/format';
import { Chip, DateText, Money, ScrollRegion, StatLine, useT, useWords } from '#ui';
import type { Tone } from '#ui';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import type { Lease } from '../shared/data.ts';

const tones: Readonly<Record<InstalmentState, Tone>> = {
  expected: 'plain',
  overdue: 'loss',
  paid: 'accent',
  dropped: 'grey',
};

/** What a lease is worth on delivery, and the payments that make it up. */
export const LeaseSchedule = ({ lease }: { readonly lease: Lease }): ReactNode => {
  const t = useT(pricingPurchases);
  const { language } = useWords();
  const number = tableStyles['number'];
  const rows = [...lease.payments, ...(lease.purchase === null ? [] : [lease.purchase])];
  const isSigned = rows.some(({ state }) => state !== null);
  return (
    <>
      <StatLine
        stats={[
          {
            label: t('lease.presentValue'),
            value: <Money value={lease.presentValue} figure="full" />,
            note: t('lease.rate', { percent: formatBp(lease.capitalRateBp, language) }),
          },
          {
            label: t('lease.paid'),
            value: <Money value={lease.paid} figure="full" />,
            note: t('lease.of', { n: lease.payments.length }),
          },
          { label: t('lease.residual'), value: <Money value={lease.residual} figure="full" /> },
          { label: t('lease.charge'), value: <Money value={lease.charge} figure="full" /> },
          ...(lease.end === null
            ? []
            : [
                {
                  label: t('lease.endAs'),
                  value: t(`lease.ends.${lease.end.as}`),
                  note: <DateText value={lease.end.on} />,
                },
              ]),
        ]}
      />
      <ScrollRegion name={t('lease.plan')} className={tableStyles['scroll']}>
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('lease.dueOn')}</th>
              <th scope="col" className={number}>
                {t('lease.amount')}
              </th>
              {isSigned ? (
                <>
                  <th scope="col" className={number}>
                    {t('lease.received')}
                  </th>
                  <th scope="col">{t('lease.state')}</th>
                  <th scope="col">{t('lease.number')}</th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ paymentNo, dueOn, amount, received, number: billNo, billed, state }) => (
              <tr key={paymentNo}>
                <th scope="row">
                  <DateText value={dueOn} />
                </th>
                <td className={number}>
                  <Money value={amount} figure="full" withSymbol={false} />
                </td>
                {state === null ? null : (
                  <>
                    <td className={number}>
                      <Money value={received} figure="full" withSymbol={false} />
                    </td>
                    <td>
                      <Chip tone={tones[state]}>{t(`lease.instalments.${state}`)}</Chip>
                    </td>
                    <td>
                      {billNo}
                      {billed === null ? null : (
                        <span className={styles['quiet']}>
                          {' '}
                          {t('lease.billed', {
                            amount: formatMoney({ ...billed, minor: BigInt(billed.minor) }, language),
                          })}
                        </span>
                      )}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {isSigned ? <p className={styles['quiet']}>{t('lease.numberHint')}</p> : null}
    </>
  );
};
