import type { Db } from '#db/handle';
import { createT } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { Company, Sheet } from '#platform/operations';
import { letterheadMessages } from './messages/index.ts';
import { findLetterhead } from './store.ts';
import type { LetterheadRow } from './store.ts';

/** What every template of `reports/` is given beside its own data. */
type SheetHead = {
  readonly lang: 'zh' | 'en';
  readonly head: {
    readonly name: string;
    readonly otherName: string | null;
    readonly contact: readonly string[];
    readonly logo: string | null;
  };
};

export type Paper = {
  readonly data: SheetHead;
  readonly pictures: NonNullable<Sheet['pictures']>;
  readonly letterhead: LetterheadRow;
};

const present = (text: string | null): text is string => text !== null;

/** The company's paper in a language; names and address in the other one stand in where one is missing. */
export const paperOf = async (db: Db, company: Company, language: Language): Promise<Paper> => {
  const letterhead = await findLetterhead(db, company.id);
  const t = createT(language, await letterheadMessages.load[language]());
  const { address, addressEn, phone, email, website, logo, logoKind } = letterhead;
  const isChinese = language === 'zh-CN';
  const name = isChinese ? company.name : (company.nameEn ?? company.name);
  const otherName = isChinese ? company.nameEn : company.name;
  const contact = [
    isChinese ? (address ?? addressEn) : (addressEn ?? address),
    phone === null ? null : t('phone', { text: phone }),
    [email, website].filter(present).join(' · ') || null,
  ];
  const picture = logo === null || logoKind === null ? null : { name: `logo.${logoKind}`, bytes: logo };
  return {
    letterhead,
    data: {
      lang: isChinese ? 'zh' : 'en',
      head: {
        name,
        otherName: otherName === name ? null : otherName,
        contact: contact.filter(present),
        logo: picture?.name ?? null,
      },
    },
    pictures: picture === null ? {} : { [picture.name]: picture.bytes },
  };
};
