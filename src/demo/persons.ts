import type { Consents } from '#domain/accounts';
import type { PersonRecord } from '#domain/ledger';
import type { Member } from './cast.ts';
import { femaleGiven, interests, maleGiven, middleGiven, positions, surnames } from './data/people.ts';
import { tradeNameEnOf } from './data/trade-names.ts';
import { drawOf, type Draw } from './draw.ts';

const personStream = 31;

/** A name that lies in no register, under the reserved top-level domain. */
export const domainOf = ({ at, company }: Member): string => {
  const stem = company.tradeName === '' ? company.place.cityEn : tradeNameEnOf(company.tradeName);
  return `${stem.toLowerCase().replaceAll("'", '')}${at + 1}.example`;
};

/** One to four persons of an account by its size, the buyer first. `firstNumber` numbers their telephones without repeats. */
export const personsOf = (seed: number, member: Member, firstNumber: number): readonly PersonRecord[] => {
  const draw = drawOf(seed, personStream, member.at);
  const wanted =
    1 + Math.min(3, Math.round(draw.between(0.2, 1.3) + Math.log10(1 + member.behaviour.yearlyRevenue / 80_000)));
  return positions
    .slice(0, 1)
    .concat(draw.shuffled(positions.slice(1)))
    .slice(0, wanted)
    .map((position, at) => personOf(draw, member, { at, number: firstNumber + at, position }));
};

type Seat = { readonly at: number; readonly number: number; readonly position: (typeof positions)[number] };

const personOf = (
  draw: Draw,
  member: Member,
  { at, number, position: [department, title, isKey] }: Seat,
): PersonRecord => {
  const gender = draw.chance(0.42) ? 'female' : 'male';
  const [surname, surnameSound] = draw.pick(surnames);
  const given = [
    ...(draw.chance(0.6) ? [draw.pick(middleGiven)] : []),
    draw.pick(gender === 'female' ? femaleGiven : maleGiven),
  ];
  const hasBirthday = draw.chance(0.45);
  const isLacking = !isKey && draw.chance(0.2);
  return {
    code: `${member.code}-P${at + 1}`,
    account: member.code,
    surname,
    givenName: given.map(([character]) => character).join(''),
    gender,
    salutation: gender === 'female' ? '女士' : '先生',
    department,
    title,
    // 199 0000 xxxx: one made-up block, so that no telephone of the demo looks like a collected one.
    ...(!isLacking && { mobile: `1990000${String(number).padStart(4, '0')}` }),
    ...(!isLacking && {
      email: `${given.map(([, sound]) => sound).join('')}.${surnameSound}${at + 1}@${domainOf(member)}`,
    }),
    ...(draw.chance(0.4) && { wechat: `wx_demo_${number}` }),
    ageBand: draw.pick(['25-34', '35-44', '35-44', '45-54', '55-64']),
    ...(hasBirthday && { birthday: birthdayOf(draw), birthdayCalendar: draw.chance(0.25) ? 'lunar' : 'solar' }),
    ...(draw.chance(0.3) && { interests: draw.pick(interests) }),
    language: 'zh-CN',
    isKey,
    ...(isKey && { consents: consentsOf(number) }),
  };
};

/** What key persons have said on one form: most may be called and written to, some want no text messages. */
const consentsOf = (number: number): Consents => {
  const said = { purpose: '报价与发货通知', on: '2026-03-16', source: '客户信息确认表' };
  const given = { ...said, state: 'given' } as const;
  return {
    phone: given,
    ...(number % 5 === 0 && { sms: { ...said, state: 'withdrawn', purpose: null } as const }),
    ...(number % 3 !== 0 && { wechat: given }),
  };
};

const birthdayOf = (draw: Draw): string =>
  `${String(draw.whole(1, 12)).padStart(2, '0')}-${String(draw.whole(1, 28)).padStart(2, '0')}`;
