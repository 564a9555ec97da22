import type { Context } from '#platform/operations';
import { agreedFindingOf, rangeFindingOf, rangePricesOf } from '../domain/index.ts';
import type { AgreedFinding } from '../domain/index.ts';
import { hasAgreementInForce, listAgreedPrices } from '../store/agreed-prices.ts';
import type { AgreedPriceRow } from '../store/agreed-prices.ts';
import { listCommitmentsById } from '../store/commitments.ts';
import type { CommitmentRow } from '../store/commitments.ts';
import type { Promised } from './assess.ts';
import { leftOf } from './left-of.ts';
import { promisesMore } from './promises-more.ts';

/** The agreed price that an order line is held against; of a range its price that is nearest to the ordered one. */
export type AgreedLine = {
  readonly agreementId: string;
  readonly number: string;
  readonly priceE4: bigint;
  readonly range: {
    readonly fromBp: number;
    readonly toBp: number;
    /** The highest rebate that the order may earn. */
    readonly rebateBp: number;
  } | null;
};

export type HeldLine = {
  readonly agreed: AgreedLine | null;
  readonly finding: AgreedFinding | null;
  /** The agreed line that is called off; null where the order is not as agreed. */
  readonly source: CommitmentRow | null;
};

type Ordered = {
  readonly quantityE4: bigint;
  readonly priceE4: bigint;
  readonly freeE4: bigint;
  /** Null: not known. */
  readonly listE4: bigint | null;
};
type Asked = {
  readonly accountId: string;
  readonly productIds: readonly string[];
  /** The days of credit that the order goes out with. */
  readonly creditDays: number;
  /** What the order itself says beside its lines. */
  readonly given: Omit<Promised, 'lines'>;
};

/** Holds the lines of one order against what is agreed today; units that one line takes are gone for the next. */
export const agreedBook = async (context: Context, asked: Asked) => {
  const { db, company, today } = context;
  const { accountId, productIds, ...promises } = asked;
  const scope = { orgId: company.id, accountId, on: today };
  const rows = await listAgreedPrices(db, { ...scope, productIds });
  const hasAny = await hasAgreementInForce(db, scope);
  const sources = await listCommitmentsById(
    db,
    company.id,
    rows.flatMap(({ commitmentId }) => commitmentId ?? []),
  );
  const left = await leftOf(context, [...sources.values()]);
  /** Takes the units off the committed line; says first whether it promises them on these terms. */
  const callOff = (
    source: CommitmentRow,
    {
      line,
      ordered,
      leastE4,
    }: { readonly line: Promised['lines'][number]; readonly ordered: Ordered; readonly leastE4: bigint },
  ) => {
    const leftE4 = left.get(source.id) ?? 0n;
    const found = agreedFindingOf(ordered, {
      priceE4: leastE4,
      quantityE4: BigInt(source.quantityE4),
      freeE4: BigInt(source.freeQuantityE4),
      leftE4,
    });
    const isCalledOff = found === 'as-agreed' || found === 'above-agreed';
    if (!isCalledOff) return { finding: found, isCalledOff };
    if (promisesMore(source, line, promises)) return { finding: 'beyond-agreed' as const, isCalledOff: false };
    left.set(source.id, leftE4 - ordered.quantityE4);
    return { finding: found, isCalledOff };
  };
  const holdRange = (
    row: AgreedPriceRow & { readonly fromBp: number; readonly toBp: number },
    given: Held,
  ): HeldLine => {
    const { ordered, source } = given;
    const { finding, nearestE4 } = rangeFindingOf(ordered.priceE4, rangePricesOf(ordered.listE4 ?? 0n, row));
    const agreed = { ...given.agreed, priceE4: nearestE4, range: row };
    if (finding === 'beyond-range') return { agreed, finding, source: null };
    // Nothing is committed for what came later, nor under the price that was the deepest on the day of signing.
    if (source === undefined || ordered.priceE4 < BigInt(source.invoicePriceE4))
      return { agreed, finding, source: null };
    const taken = callOff(source, { ...given, leastE4: BigInt(source.invoicePriceE4) });
    if (!taken.isCalledOff) return { agreed, finding: 'beyond-agreed', source: null };
    return { agreed, finding, source };
  };
  return (line: Promised['lines'][number], ordered: Ordered): HeldLine => {
    const row = rows.find(({ productId }) => productId === line.productId);
    if (row === undefined) return { agreed: null, finding: hasAny ? 'not-agreed' : null, source: null };
    const { agreementId, number, fromBp, toBp } = row;
    const source = row.commitmentId === null ? undefined : sources.get(row.commitmentId);
    const agreed = { agreementId, number, priceE4: BigInt(row.priceE4 ?? 0), range: null };
    if (fromBp !== null && toBp !== null && !row.isOver)
      return holdRange({ ...row, fromBp, toBp }, { line, ordered, source, agreed });
    if (row.isOver || source === undefined) return { agreed, finding: 'agreement-over', source: null };
    const { finding, isCalledOff } = callOff(source, { line, ordered, leastE4: agreed.priceE4 });
    return { agreed, finding, source: isCalledOff ? source : null };
  };
};

type Held = {
  readonly line: Promised['lines'][number];
  readonly ordered: Ordered;
  readonly source: CommitmentRow | undefined;
  readonly agreed: AgreedLine;
};
