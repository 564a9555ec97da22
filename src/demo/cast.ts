import { behaviourOf, type Behaviour, type Part } from './behaviour.ts';
import type { Calendar } from './calendar.ts';
import type { CompanyName } from './company-names.ts';
import { drawOf, type Draw } from './draw.ts';

/** An account with its name, its part and its habits. */
export type Member = {
  readonly at: number;
  readonly code: string;
  readonly company: CompanyName;
  readonly isDealer: boolean;
  readonly behaviour: Behaviour;
};

/** How many accounts play each planted part; the others are ordinary. */
const plannedParts: readonly (readonly [Part, number])[] = [
  ['one-off-giant', 15],
  ['squeezer', 20],
  ['slow-payer', 40],
  ['lapsing', 48],
  ['loss-maker', 30],
  ['tomorrow', 20],
  ['loyal-dealer', 25],
  ['key', 40],
  ['prospect', 66],
  ['near-miss', 42],
  ['anchor', 1],
];

const dealerCount = 180;
const castStream = 11;
const behaviourStream = 12;

/** Gives every company its part. Groups, their subsidiaries and public bodies play only ordinary parts, so that no badge hangs on a roll-up. */
export const castOf = (seed: number, companies: readonly CompanyName[], calendar: Calendar): readonly Member[] => {
  const draw = drawOf(seed, castStream);
  const dealers = dealersOf(draw, companies);
  const partByCompany = partsOf(draw, companies, dealers);
  return companies.map((company, at) => {
    const isDealer = dealers.has(at);
    const { part, place } = partByCompany.get(at) ?? { part: 'ordinary', place: 0 };
    const setting = {
      draw: drawOf(seed, behaviourStream, at),
      calendar,
      isDealer,
      isPublic: company.form === 'Public',
      place,
    };
    return {
      at,
      code: codeOf(at),
      company,
      isDealer,
      behaviour: behaviourOf(part, setting),
    };
  });
};

export const codeOf = (at: number): string => `K${String(10_001 + at)}`;

const dealerIndustries: ReadonlySet<string> = new Set(['建材贸易', '贸易', '家居', '装饰', '物流']);

const dealersOf = (draw: Draw, companies: readonly CompanyName[]): ReadonlySet<number> => {
  const indexes = [...companies.keys()].filter((at) => companies[at]?.form !== 'Public');
  const ranked = draw
    .shuffled(indexes)
    .toSorted((a, b) => Number(isTrade(companies[b])) - Number(isTrade(companies[a])));
  return new Set(ranked.slice(0, dealerCount));
};

const isTrade = (company: CompanyName | undefined): boolean =>
  company !== undefined && dealerIndustries.has(company.industry);

type PlayedPart = { readonly part: Part; readonly place: number };

const partsOf = (
  draw: Draw,
  companies: readonly CompanyName[],
  dealers: ReadonlySet<number>,
): ReadonlyMap<number, PlayedPart> => {
  const parents = new Set(companies.map(({ parent }) => parent));
  const isFree = (at: number): boolean =>
    companies[at]?.form !== 'Public' && companies[at]?.parent === undefined && !parents.has(at);
  const order = draw.shuffled([...companies.keys()]);
  const parts = new Map<number, PlayedPart>();
  for (const [part, count] of plannedParts) {
    const fitting = order.filter((at) => !parts.has(at) && fits(part, isFree(at), dealers.has(at)));
    for (const [place, at] of fitting.slice(0, count).entries()) parts.set(at, { part, place });
  }
  return parts;
};

const fits = (part: Part, isFree: boolean, isDealer: boolean): boolean => {
  if (part === 'loyal-dealer') return isFree && isDealer;
  if (part === 'prospect') return !isDealer;
  return isFree && !isDealer;
};
