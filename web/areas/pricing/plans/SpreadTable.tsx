import type { ReactNode } from 'react';
import { formatBp } from '#kernel/format';
import { Chip, Money, Panel, Percent, useInCurrency, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { pricingPlans } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import { moneyText } from './plan-data.ts';
import type { PlanSpread } from './plan-data.ts';
import { SimpleTable } from './SimpleTable.tsx';

type Line = PlanSpread['lines'][number];

/** Why a line gets another amount than its share, in a sentence; nothing where it gets its share. */
const Why = ({ line, hasCapped }: { readonly line: Line; readonly hasCapped: boolean }): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const { isIn, isCapped, tightest, problem, problemProduct } = line;
  if (problem !== null && problemProduct !== null)
    return <Chip tone="loss">{t(`problems.${problem}`, { product: shownNameOf(problemProduct, language) })}</Chip>;
  if (!isIn) return <span className={styles['quiet']}>{t('notIn')}</span>;
  if (isCapped)
    return (
      <Chip tone="warm">
        {tightest === null
          ? t('whyCapped')
          : t('whyCappedBy', { product: `${shownNameOf(tightest, language)} ${tightest.code}` })}
      </Chip>
    );
  return hasCapped && line.granted !== null && line.granted.minor !== '0' ? (
    <span className={styles['quiet']}>{t('whyMore')}</span>
  ) : null;
};

const Row = ({ line, hasCapped }: { readonly line: Line; readonly hasCapped: boolean }): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const number = tableStyles['number'];
  return (
    <tr>
      <th scope="row">
        {language === 'en' ? line.line.nameEn : line.line.name}
        <span className={styles['under']}>{t('products', { n: line.products })}</span>
      </th>
      <td className={number}>
        <Money value={line.list} withSymbol={false} />
      </td>
      <td className={number}>
        <Percent bp={line.sharePpm === null ? null : Math.round(line.sharePpm / 100)} />
      </td>
      <td className={number}>
        <Money value={line.asked} withSymbol={false} />
      </td>
      <td className={number}>
        <strong>
          <Money value={line.granted} withSymbol={false} />
        </strong>
      </td>
      <td className={number}>
        <Percent bp={line.rateBp} />
      </td>
      <td>
        <Why line={line} hasCapped={hasCapped} />
      </td>
    </tr>
  );
};

/** Whether the highest step can be spread, and if not how much could be given. */
export const SpreadOutcome = ({ spread }: { readonly spread: PlanSpread }): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const { refusal, room, roomBp } = spread;
  if (!spread.lines.some(({ isIn }) => isIn)) return <p>{t('noLines')}</p>;
  if (refusal === null)
    return (
      <p className={styles['outcome']} data-tone="good">
        {t('fine')}
      </p>
    );
  return (
    <p className={styles['outcome']} data-tone="stop" role="alert">
      {refusal === 'room-too-small' && room === null
        ? t('tooDeep')
        : t(`refusals.${refusal}`, {
            room: room === null ? '—' : moneyText(room, language),
            rate: roomBp === null ? '—' : formatBp(roomBp, language, 2),
          })}
    </p>
  );
};

/** How the concession falls on the product lines, each with why it got more or less than its share. */
export const SpreadTable = ({ spread }: { readonly spread: PlanSpread }): ReactNode => {
  const t = useT(pricingPlans);
  const inCurrency = useInCurrency();
  const hasCapped = spread.lines.some(({ isCapped }) => isCapped);
  return (
    <Panel title={t('spread')}>
      <p className={styles['quiet']}>{t('spreadLead')}</p>
      <SpreadOutcome spread={spread} />
      {spread.hiddenMembers > 0 ? (
        <p className={styles['quiet']}>{t('hiddenMembers', { n: spread.hiddenMembers })}</p>
      ) : null}
      {spread.lines.length === 0 ? null : (
        <SimpleTable
          name={t('spread')}
          first={t('line')}
          figures={[inCurrency(t('list')), t('share'), t('asked'), t('granted'), t('rate')]}
          last=""
        >
          {spread.lines.map((line) => (
            <Row key={line.line.id} line={line} hasCapped={hasCapped} />
          ))}
          {spread.refusal === null ? (
            <tr>
              <th scope="row">{t('total')}</th>
              <td className={tableStyles['number']}>
                <Money value={spread.list} withSymbol={false} />
              </td>
              <td className={tableStyles['number']}>
                <Percent bp={spread.lines.some(({ sharePpm }) => sharePpm !== null) ? 10_000 : null} />
              </td>
              <td className={tableStyles['number']}>
                <Money value={spread.concession} withSymbol={false} />
              </td>
              <td className={tableStyles['number']}>
                <strong>
                  <Money value={spread.concession} withSymbol={false} />
                </strong>
              </td>
            </tr>
          ) : null}
        </SimpleTable>
      )}
    </Panel>
  );
};

/** The same by account: rows are members, columns are lines. */
export const MemberTable = ({ spread }: { readonly spread: PlanSpread }): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const lines = spread.lines.filter(({ isIn }) => isIn);
  if (spread.refusal !== null || spread.members.length < 2) return null;
  const cellOf = (accountId: string, lineId: string) =>
    spread.cells.find((cell) => cell.accountId === accountId && cell.lineId === lineId)?.granted ?? null;
  const totalOf = (accountId: string) => ({
    currency: spread.concession.currency,
    minor: spread.cells
      .filter((cell) => cell.accountId === accountId)
      .reduce((sum, { granted }) => sum + BigInt(granted.minor), 0n)
      .toString(),
  });
  return (
    <Panel title={t('cells')}>
      <p className={styles['quiet']}>{t('cellsLead')}</p>
      <SimpleTable
        name={t('cells')}
        first={t('account')}
        figures={[...lines.map(({ line }) => (language === 'en' ? line.nameEn : line.name)), t('total')]}
      >
        {spread.members.map((member) => (
          <tr key={member.id}>
            <th scope="row">{shownNameOf(member, language)}</th>
            {lines.map(({ line }) => (
              <td key={line.id} className={tableStyles['number']}>
                <Money value={cellOf(member.id, line.id)} withSymbol={false} />
              </td>
            ))}
            <td className={tableStyles['number']}>
              <strong>
                <Money value={totalOf(member.id)} withSymbol={false} />
              </strong>
            </td>
          </tr>
        ))}
      </SimpleTable>
    </Panel>
  );
};
