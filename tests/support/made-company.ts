import type { AccountFacts } from '#domain/identification';
import { dayNumberOf } from '#kernel/day';
import { seededRandom } from '#kernel/random';
import { accountFacts } from './account-facts.ts';
import type { MadeOrder } from './account-facts.ts';

/** A small made-up company for rules that need a population: accounts differ in rhythm, size and margin, some fell silent. */
export const madeCompany = (accounts: number, asOf = '2026-06-30', seed = 5): readonly AccountFacts[] => {
  const random = seededRandom(seed);
  const lastDay = dayNumberOf(asOf);
  return Array.from({ length: accounts }, (_, i) => {
    const gap = 10 + random() * 60;
    const net = 1_000 + Math.floor(random() * 20_000);
    const share = 0.75 + random() * 0.3;
    const end = random() < 0.2 ? lastDay - random() * 500 : lastDay;
    const orders: MadeOrder[] = [];
    let day = lastDay - 200 - Math.floor(random() * 800);
    while (day <= end || orders.length === 0) {
      orders.push({ day: Math.floor(day), net, cost: Math.floor(net * (share + 0.02 * random())) });
      day += 1 - (gap / 2) * Math.log((1 - random()) * (1 - random()));
    }
    return accountFacts({ code: `K${String(i).padStart(5, '0')}`, asOf, orders });
  });
};
