import { readFileSync } from 'node:fs';
import type { Institution } from '#domain/ledger';
import { places, type Place } from './data/places.ts';
import { publicBodyForms } from './data/public-bodies.ts';
import { businesses, tradeNameEnOf, tradeNames, type Business } from './data/trade-names.ts';
import type { Draw } from './draw.ts';

export type CompanyForm = 'LLC' | 'JSC' | 'Group' | 'Public';

/** Who an account is on paper; what it buys and how comes with its part (cast.ts). */
export type CompanyName = {
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly tradeName: string;
  readonly place: Place;
  readonly industry: string;
  readonly form: CompanyForm;
  readonly institution?: Institution;
  /** Position of the group that owns it. */
  readonly parent?: number;
};

type Parts = {
  tradeName: string;
  place: Place;
  business: Business;
  form: CompanyForm;
  order: 'city-first' | 'name-first';
};

/** The first 420 come from data/fictional-companies.csv; the rest is made in the same manner. All are invented. */
export const companyNamesOf = (draw: Draw, count: number): readonly CompanyName[] => {
  const names = writtenCompanies();
  const taken = new Set(names.map(({ name }) => name));
  const add = (candidate: CompanyName): void => {
    if (taken.has(candidate.name)) return;
    taken.add(candidate.name);
    names.push(candidate);
  };
  for (const form of draw.shuffled([...publicBodyForms, ...publicBodyForms, ...publicBodyForms, ...publicBodyForms]))
    add(publicBodyOf(draw.pick(places), form.form));
  for (const [at, group] of [...names.entries()].filter(([, { form }]) => form === 'Group'))
    for (let left = draw.whole(1, 5); left > 0; left -= 1) add({ ...subsidiaryOf(draw, group), parent: at });
  while (names.length < count) add(companyOf(inventedParts(draw)));
  return names;
};

const writtenCompanies = (): CompanyName[] =>
  readFileSync(new URL('./data/fictional-companies.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [name = '', shortName = '', city = '', , form = ''] = line.split(',');
      const place = placeOf(city);
      if (form === 'Public') return publicBodyOf(place, name.slice(fictional.length + city.length));
      const order = name.includes('（') ? 'name-first' : 'city-first';
      const core = name.replace(/（.+）/, '').replace(/(?:股份|集团)?有限公司$/, '');
      const titled = order === 'city-first' ? core.slice(city.length).replace(/^市/, '') : core;
      const business = businesses.find(({ word }) => titled.endsWith(word));
      if (!business) throw new RangeError(`no business in the name ${name}`);
      const tradeName = titled.slice(0, -business.word.length);
      return { ...companyOf({ tradeName, place, business, form: formOf(form), order }), name, shortName };
    });

const fictional = '（虚构）';

const formOf = (text: string): CompanyForm => (text === 'Group' || text === 'JSC' ? text : 'LLC');

const placeOf = (city: string): Place => {
  const place = places.find((candidate) => candidate.city === city);
  if (!place) throw new RangeError(`no place ${city}`);
  return place;
};

const publicBodyOf = (place: Place, form: string): CompanyName => {
  const kind = publicBodyForms.find((candidate) => candidate.form === form);
  if (!kind) throw new RangeError(`no public body ${form}`);
  return {
    name: fictional + place.city + form,
    nameEn: `(Fictional) ${place.cityEn} ${kind.formEn}`,
    shortName: place.city + form.replace(/^市/, ''),
    tradeName: '',
    place,
    industry: kind.industry,
    form: 'Public',
    ...(kind.institution && { institution: kind.institution }),
  };
};

const suffixes = { LLC: '有限公司', JSC: '股份有限公司', Group: '集团有限公司', Public: '' } as const;
const suffixesEn = { LLC: 'Co., Ltd.', JSC: 'Joint Stock Co., Ltd.', Group: 'Group Co., Ltd.', Public: '' } as const;

const companyOf = ({ tradeName, place, business, form, order }: Parts): CompanyName => {
  const title = tradeName + business.word;
  const titleEn = `${tradeNameEnOf(tradeName)} ${business.wordEn}`;
  const isCityFirst = order === 'city-first';
  return {
    name: (isCityFirst ? place.city + title : `${title}（${place.city}）`) + suffixes[form],
    nameEn: `${isCityFirst ? `${place.cityEn} ${titleEn}` : `${titleEn} (${place.cityEn})`} ${suffixesEn[form]}`,
    shortName: tradeName + business.word.slice(0, 2),
    tradeName,
    place,
    industry: business.industry,
    form,
  };
};

/** Façade buyers come mostly from building trades; the first thirteen businesses of the table are those. */
const inventedParts = (draw: Draw): Parts => ({
  tradeName: draw.chance(0.4)
    ? draw.pick(tradeNames)
    : draw.pick(tradeNames).charAt(0) + draw.pick(tradeNames).slice(-1),
  place: draw.pick(places),
  business: draw.pick(draw.chance(0.85) ? businesses.slice(0, 13) : businesses),
  form: draw.chance(0.82) ? 'LLC' : 'JSC',
  order: draw.chance(0.6) ? 'city-first' : 'name-first',
});

const subsidiaryOf = (draw: Draw, group: CompanyName): CompanyName =>
  companyOf({ ...inventedParts(draw), tradeName: group.tradeName, form: 'LLC', order: 'name-first' });
