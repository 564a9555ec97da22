import type { ReactNode } from 'react';
import type { AuthorityBand } from '#domain/pricing';
import { formatBp } from '#kernel/format';
import { Chip, useT, useWords } from '#ui';
import { pricingBooks, pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import { rolesText } from '../shared/texts.ts';

/** An authority matrix to be read: from which to which concession whose signatures are needed. */
export const BandList = ({ bands }: { readonly bands: readonly AuthorityBand[] }): ReactNode => {
  const t = useT(pricingBooks);
  const words = useT(pricingScreens);
  const { language } = useWords();
  const share = (bp: number): string => formatBp(bp, language);
  return (
    <table className={`${tableStyles['table']} ${tableStyles['words']}`} aria-label={t('policy.matrix')}>
      <thead>
        <tr>
          <th scope="col">{t('policy.band')}</th>
          <th scope="col">{t('policy.needs')}</th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ uptoBp, needs, needsExpiry }, at) => {
          const from = share(bands[at - 1]?.uptoBp ?? 0);
          return (
            <tr key={from}>
              <th scope="row">
                {uptoBp === null
                  ? t('policy.moreThan', { share: from })
                  : t('policy.fromTo', { from, to: share(uptoBp) })}
              </th>
              <td>
                <span className={styles['chips']}>
                  {rolesText([...needs], { t: words, language })}
                  {needsExpiry ? <Chip tone="warm">{t('policy.needsExpiry')}</Chip> : null}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
