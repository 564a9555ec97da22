import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { warningPolicySchema } from '#areas/warnings/contract';
import { creditGrades } from '#domain/pricing';
import type { CreditGrade } from '#domain/pricing';
import { formatBp } from '#kernel/format';
import { ScrollRegion, useT, useWords } from '#ui';
import { warningScreens } from '../messages/index.ts';
import styles from '../warnings.module.css';
import { chances, longest, mostBroken, mostLate, mostOver60, mostUsed } from './grade-fields.ts';

type Credit = z.output<typeof warningPolicySchema>['credit'];
type Fields = Partial<Readonly<Record<CreditGrade, keyof Credit>>>;

/** What each grade means and where it ends; a grade without a bound is all that is left. */
export const GradeTable = ({ credit }: { readonly credit: Credit }): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  const percent = (bp: number): string => formatBp(bp, language);
  const days = (n: number): string => t('policy.dayCount', { n });
  const rows: readonly (readonly [string, Fields, (value: number) => string])[] = [
    [t('policy.grades.longest'), longest, days],
    [t('policy.grades.mostUsed'), mostUsed, percent],
    [t('policy.grades.mostOver60'), mostOver60, percent],
    [t('policy.grades.mostLate'), mostLate, percent],
    [t('policy.grades.mostBroken'), mostBroken, String],
    [t('policy.grades.chance'), chances, percent],
  ];
  return (
    <ScrollRegion name={t('policy.credit')} className={styles['scroll']}>
      <table className={styles['table']} aria-label={t('policy.credit')}>
        <thead>
          <tr>
            <th scope="col">{t('policy.credit')}</th>
            {creditGrades.map((grade) => (
              <th key={grade} scope="col">
                {grade}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, fields, shown]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {creditGrades.map((grade) => {
                const field = fields[grade];
                return <td key={grade}>{field === undefined ? '—' : shown(credit[field])}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};
