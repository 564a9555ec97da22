import { homeContract } from '#areas/home/contract';
import { homeMessages } from '#areas/home/messages';
import type { z } from 'zod';
import { commonWord } from '#kernel/common-words';
import { createT } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { Search, SearchHit } from '#web/app/area-module';

const { search } = homeContract.operations;
type Hit = z.output<typeof search.output>['hits'][number];

/** Records for the command box, grouped by what they are; keeps the order of the server within a group. */
export const searchRecords: Search = async (text, { call, language: asked }) => {
  const language: Language = asked === 'en' ? 'en' : 'zh-CN';
  const t = createT(language, await homeMessages.load[language]());
  const { roleWord } = await import('#kernel/role-words');
  const worded = (part: string): string => roleWord(commonWord(part, language), language);
  const { hits } = await call(search, { q: text });
  return hits.map((hit) => ({
    id: `${hit.kind}.${hit.id}`,
    group: t(`kinds.${hit.kind}`),
    title: nameIn(hit, language),
    // Industry and place, or title.
    note: noteOf({ ...hit, note: hit.note?.split(' · ').map(worded).join(' · ') ?? null }, language),
    to: addressOf(hit),
  }));
};

type Named = { readonly name: string; readonly nameEn: string | null };

const nameIn = ({ name, nameEn }: Named, language: Language): string => (language === 'en' ? (nameEn ?? name) : name);

const noteOf = ({ kind, code, tier, note, on, account }: Hit, language: Language): string | undefined => {
  const parts =
    kind === 'account' ? [tier, code, note] : [note, on, code, account === null ? null : nameIn(account, language)];
  const text = parts.filter((part) => part !== null && part !== '').join(' · ');
  return text === '' ? undefined : text;
};

const addressOf = ({ kind, id, account }: Hit): SearchHit['to'] => {
  if (kind === 'account') return `/accounts/${id}`;
  if (kind === 'product') return `/data/products/${id}`;
  if (account === null) return '/accounts';
  return kind === 'order'
    ? `/accounts/${account.id}?tab=orders&order=${encodeURIComponent(id)}`
    : `/accounts/${account.id}?tab=persons`;
};
