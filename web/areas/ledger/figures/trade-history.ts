import { ledgerContract } from '#areas/ledger/contract';
import { silenceLimitsOf } from '#domain/accounts';
import { addDays } from '#kernel/day';
import { formatMoney } from '#kernel/format';
import { createT } from '#kernel/i18n';
import { call } from '#web/app/api';
import type { HistoryEvent, HistoryQuestion } from '#web/app/area-module';
import { importScreens, ledgerScreens } from '../messages/index.ts';

const { accountFigures, accountMonths, accountImports } = ledgerContract.operations;
const shownMonths = 120;

const daysOf = async ({ accountId, language }: HistoryQuestion): Promise<readonly HistoryEvent[]> => {
  const t = createT(language, await ledgerScreens.load[language]());
  const [{ figures: own }, months] = await Promise.all([
    call(accountFigures, { id: accountId }),
    call(accountMonths, { id: accountId, months: shownMonths }),
  ]);
  if (own === null) return [];
  const { firstOrderOn, lastOrderOn, asOf } = own;
  const limits = silenceLimitsOf({ firstOrderOn, lastOrderOn, orders: own.ordersAll });
  const silences = (['lostAfter', 'dormantAfter'] as const).flatMap((limit): HistoryEvent[] => {
    if (lastOrderOn === null) return [];
    const day = addDays(lastOrderOn, limits[limit] + 1);
    return day <= asOf ? [{ id: limit, when: day, actorName: null, text: t(`history.${limit}`) }] : [];
  });
  const bought = months.rows.flatMap(({ month, orders, net }): HistoryEvent[] => {
    const sum = formatMoney({ minor: BigInt(net.minor), currency: net.currency }, language);
    return orders === 0
      ? []
      : [{ id: month, when: month, actorName: null, text: t('history.month', { n: orders, net: sum }) }];
  });
  const first =
    firstOrderOn === null ? [] : [{ id: 'first', when: firstOrderOn, actorName: null, text: t('history.first') }];
  return [...silences, ...bought, ...first];
};

const importsOf = async ({ accountId, language }: HistoryQuestion): Promise<readonly HistoryEvent[]> => {
  const t = createT(language, await ledgerScreens.load[language]());
  const kinds = createT(language, await importScreens.load[language]());
  const { imports } = await call(accountImports, { id: accountId });
  return imports.map(({ id, kind, fileName, byName, at, rows }) => ({
    id,
    when: at,
    actorName: byName,
    text: t('history.import', { kind: kinds(`kinds.${kind}`), fileName, n: rows }),
  }));
};

/** What orders and files tell of an account: months that bought, the first order, falling silent, imports. */
export const readTradeHistory = async (question: HistoryQuestion): Promise<readonly HistoryEvent[]> =>
  (await Promise.all([daysOf(question), importsOf(question)])).flat();
