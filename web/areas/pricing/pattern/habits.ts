import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';

const { concessionPattern, leverShares } = pricingContract.operations;
type Granted = z.output<typeof concessionPattern.output>['rows'][number];
type Asked = z.output<typeof leverShares.output>['rows'][number];

export type Habit = Granted & Pick<Asked, 'requests' | 'noLever' | 'solvedShareBp'>;

/** One row for everybody who granted or asked: what was granted beside what was tried first. */
export const habitsOf = ({
  granted,
  asked,
  currency,
}: {
  readonly granted: readonly Granted[];
  readonly asked: readonly Asked[];
  readonly currency: string;
}): readonly Habit[] => {
  const none = { documents: 0, list: { minor: '0', currency }, averageBp: null, atEdge: 0, approved: 0, byBand: [] };
  const users = [...new Set([...granted, ...asked].map(({ userId }) => userId))];
  return users.map((userId) => {
    const own = granted.find((row) => row.userId === userId);
    const request = asked.find((row) => row.userId === userId);
    return {
      ...none,
      ...own,
      userId,
      name: own?.name ?? request?.name ?? '',
      requests: request?.requests ?? 0,
      noLever: request?.noLever ?? 0,
      solvedShareBp: request?.solvedShareBp ?? null,
    };
  });
};
