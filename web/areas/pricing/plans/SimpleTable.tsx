import type { ReactNode } from 'react';
import { ScrollRegion } from '#ui';
import tableStyles from '../shared/rate-table.module.css';

type Props = {
  readonly name: string;
  readonly first: string;
  readonly figures: readonly string[];
  readonly last?: string;
  readonly children: ReactNode;
};

/** A small table: a name, figures, and words at the end where there are some. */
export const SimpleTable = ({ name, first, figures, last, children }: Props): ReactNode => (
  <ScrollRegion name={name} className={tableStyles['scroll']}>
    <table className={tableStyles['table']}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {figures.map((figure) => (
            <th key={figure} scope="col" className={tableStyles['number']}>
              {figure}
            </th>
          ))}
          {last === undefined ? null : <th scope="col">{last}</th>}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </ScrollRegion>
);
