import { createT } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { isLanguage } from '#kernel/locale';
import { cliMessages } from './messages/index.ts';
import type { zhCN } from './messages/zh-CN.ts';

/** Where a command's answer goes, and in which language and form. */
export type Terminal = {
  readonly language: Language;
  readonly t: Translate<typeof zhCN>;
  readonly isJson: boolean;
  readonly out: (text: string) => void;
  /** Progress and refusals: apart from the answer, so that a pipe gets the answer only. */
  readonly err: (text: string) => void;
};

/** --lang, else the locale of the shell: Chinese for a Chinese one, English for all others. */
export const languageOfShell = (
  wanted: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language => {
  if (wanted !== undefined && isLanguage(wanted)) return wanted;
  const locale = wanted ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
};

/** Where lines go; a test collects them. */
export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void };

export const processStreams: Streams = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};

export const openTerminal = async (language: Language, isJson: boolean, streams: Streams): Promise<Terminal> => ({
  language,
  isJson,
  t: createT<typeof zhCN>(language, await cliMessages.load[language]()),
  ...streams,
});
