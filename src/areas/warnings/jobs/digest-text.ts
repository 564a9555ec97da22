import { createT } from '#kernel/i18n';
import { formatMoney } from '#kernel/format';
import type { Language } from '#kernel/locale';
import type { Company } from '#platform/operations';
import { headlineOf } from '../domain/index.ts';
import type { DigestText } from '../domain/index.ts';
import { warningsMessages } from '../messages/index.ts';
import type { presentWarning } from '../operations/present.ts';

type Shown = ReturnType<typeof presentWarning>;

type Told = {
  readonly company: Pick<Company, 'currency'>;
  readonly language: Language;
  readonly baseUrl: string;
  readonly rows: readonly Shown[];
  readonly fresh: number;
  readonly total: number;
};

const nameIn = ({ name, nameEn }: Shown['account'], language: Language): string =>
  language === 'en' ? (nameEn ?? name) : name;

/** A digest in words: how many are new, the weightiest of all that are open, and where the rest stands. */
export const digestText = async (told: Told): Promise<DigestText> => {
  const { company, language, baseUrl, rows, fresh, total } = told;
  const { currency } = company;
  const t = createT(language, await warningsMessages.load[language]());
  const tongue = { t, language, currency };
  return {
    title: t('digest.title', { n: fresh }),
    lines: rows.map((row) => {
      const { kind, step, since, stake, confidenceBp, evidence } = row;
      const stakeMinor = stake === null ? null : BigInt(stake.minor);
      const parts = [
        nameIn(row.account, language),
        t(`kinds.${kind}`),
        ...(stakeMinor === null ? [] : [formatMoney({ minor: stakeMinor, currency }, language, 'compact')]),
      ];
      return {
        title: parts.join(' · '),
        text: headlineOf({ kind, step, since, stakeMinor, confidenceBp, evidence }, tongue),
        href: `${baseUrl}/warnings/${row.id}`,
      };
    }),
    more: { text: t('digest.more', { n: total }), href: `${baseUrl}/warnings` },
  };
};

/** The message that shows whether a robot works. */
export const trialText = async (
  company: Pick<Company, 'name'>,
  language: Language,
  baseUrl: string,
): Promise<DigestText> => {
  const t = createT(language, await warningsMessages.load[language]());
  return {
    title: t('digest.trial'),
    lines: [{ title: company.name, text: t('digest.trialText'), href: baseUrl }],
    more: { text: t('digest.open'), href: `${baseUrl}/warnings` },
  };
};

/** The same as a plain mail. */
export const mailText = ({ lines, more }: DigestText, footer: string): string =>
  [...lines.map(({ title, text, href }) => `${title}\n${text}\n${href}`), `${more.text}\n${more.href}`, footer].join(
    '\n\n',
  );
