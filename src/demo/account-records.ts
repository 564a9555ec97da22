import type { AccountKind, AccountRecord, Ownership } from '#domain/ledger';
import type { Calendar } from './calendar.ts';
import { codeOf, type Member } from './cast.ts';
import { demoCurrency } from './currency.ts';
import { drawOf, type Draw } from './draw.ts';
import { domainOf } from './persons.ts';
import { usccOf } from './uscc.ts';

const accountStream = 21;

type Setting = { readonly seed: number; readonly calendar: Calendar; readonly managers: readonly string[] };

/** The master data of an account: what a company's ERP would know of it. */
export const accountRecordOf = (member: Member, { seed, calendar, managers }: Setting): AccountRecord => {
  const { at, code, company, behaviour } = member;
  const draw = drawOf(seed, accountStream, at);
  const isPublicBody = company.institution !== undefined;
  const creditLimitMinor = creditLimitOf(draw, member);
  return {
    code,
    name: company.name,
    nameEn: company.nameEn,
    shortName: company.shortName,
    uscc: usccOf(usccKindOf(member), company.place.code, 30_000_000 + at * 37),
    kind: kindOf(member),
    industry: company.industry,
    region: company.place.province,
    ownership: ownershipOf(draw, member),
    employees: Math.max(8, Math.round(30 * draw.logNormal(0.7) * Math.sqrt(behaviour.yearlyRevenue / 60_000 + 1))),
    website: `https://www.${domainOf(member)}`,
    ...(company.parent !== undefined && { parentCode: codeOf(company.parent) }),
    ownerEmail: managers[at % managers.length] ?? '',
    foundedOn: calendar.dayOf(Math.floor(calendar.endDay - foundedDaysAgo(draw, member))),
    ...(isPublicBody && company.institution && { institution: company.institution }),
    ...(creditLimitMinor > 0n && { creditLimitMinor }),
    termsDays: behaviour.melt?.termsDays ?? behaviour.termsDays,
    currency: demoCurrency,
    ...(tagsOf(member).length > 0 && { tags: tagsOf(member) }),
  };
};

const kindOf = ({ company, isDealer }: Member): AccountKind => {
  if (company.institution) return 'public-body';
  return isDealer ? 'dealer' : 'company';
};

const usccKindOf = ({ company }: Member): string => {
  if (!company.institution) return '91';
  return company.institution === 'government' || company.institution === 'justice' ? '11' : '12';
};

const ownershipOf = (draw: Draw, { company }: Member): Ownership => {
  if (company.institution) return 'public-body';
  if (company.form === 'Public') return 'state';
  if (company.form === 'Group') return draw.pick(['state', 'state', 'private', 'private', 'foreign']);
  return draw.pick([
    'private',
    'private',
    'private',
    'private',
    'private',
    'private',
    'private',
    'state',
    'state',
    'foreign',
  ]);
};

/** Tomorrow's key accounts and all but one kind of near misses are two to five years old; others are mostly between seven and thirty, a few young ones buy nothing special. */
const foundedDaysAgo = (draw: Draw, { behaviour }: Member): number => {
  if (behaviour.miss === 'long-established') return draw.between(12, 25) * 365;
  if (behaviour.part === 'tomorrow' || behaviour.part === 'near-miss') return draw.between(2.4, 4.8) * 365;
  const isYoung = behaviour.specialShare === 0 && draw.chance(0.06);
  return (isYoung ? draw.between(3.6, 6) : draw.between(8, 30)) * 365;
};

/** The product evidence that the definition of tomorrow's key account asks for, as a person of sales would mark it. */
export const ownProductTag = '自有创新产品';

const tagsOf = ({ behaviour: { part, miss } }: Member): readonly string[] =>
  part === 'tomorrow' || (part === 'near-miss' && miss !== 'common-product') ? [ownProductTag] : [];

/** About twice the usual open amount in round 10,000 CNY; slow payers run over theirs, one in twelve has none on file. */
const creditLimitOf = (draw: Draw, { behaviour }: Member): bigint => {
  if (behaviour.yearlyRevenue === 0 || draw.chance(0.08)) return 0n;
  const days = (behaviour.melt?.termsDays ?? behaviour.termsDays) + 75;
  const usual =
    behaviour.part === 'one-off-giant'
      ? behaviour.yearlyRevenue
      : (behaviour.yearlyRevenue * Math.exp(behaviour.growth) * days) / 365;
  const wanted = usual * (behaviour.part === 'slow-payer' ? 0.9 : draw.between(2.2, 3.2));
  return BigInt(Math.ceil(wanted / 10_000)) * 1_000_000n;
};
