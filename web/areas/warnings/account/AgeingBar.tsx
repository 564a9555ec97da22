import type { ReactNode } from 'react';
import { Money, ScrollRegion, useT } from '#ui';
import type { MoneyValue } from '#ui';
import { warningScreens } from '../messages/index.ts';
import styles from '../warnings.module.css';

const bands = ['current', 'to30', 'to60', 'to90', 'over90'] as const;

type Props = {
  readonly ageing: Readonly<Record<(typeof bands)[number], MoneyValue>> & { readonly oldestOverdueDays: number };
};

/** Open receivables by days past due. */
export const AgeingBar = ({ ageing }: Props): ReactNode => {
  const t = useT(warningScreens);
  const name = t('credit.ageing');
  const total = bands.reduce((sum, band) => sum + Number(ageing[band].minor), 0);
  return (
    <div>
      <h3 className={styles['part']}>{name}</h3>
      {total <= 0 ? null : (
        <div className={styles['ageingBar']} aria-hidden>
          {bands.map((band) => (
            <span key={band} data-band={band} style={{ flexGrow: Math.max(0, Number(ageing[band].minor)) }} />
          ))}
        </div>
      )}
      <ScrollRegion name={name} className={styles['scroll']}>
        <table className={styles['bands']} aria-label={name}>
          <thead>
            <tr>
              {bands.map((band) => (
                <th key={band} scope="col">
                  <span className={styles['band']} data-band={band} aria-hidden /> {t(`credit.bands.${band}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {bands.map((band) => (
                <td key={band}>
                  <Money value={ageing[band]} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      {ageing.oldestOverdueDays > 0 ? (
        <p className={styles['quiet']}>{t('credit.oldest', { n: ageing.oldestOverdueDays })}</p>
      ) : null}
    </div>
  );
};
