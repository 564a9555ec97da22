import type { Language } from '#kernel/locale';

/** Time zones that the browser knows, the likely one first; `kept` is among them, even under a name of its own. */
export const timeZones = (kept: string = ownTimeZone()): readonly string[] => [
  ...new Set([kept, ownTimeZone(), ...Intl.supportedValuesOf('timeZone')]),
];

/** A zone as a person says it: its name, its difference to Greenwich, a city of it. */
export const timeZoneText = (timeZone: string, language: Language): string => {
  const nameOf = (timeZoneName: 'long' | 'shortOffset'): string =>
    new Intl.DateTimeFormat(language, { timeZone, timeZoneName })
      .formatToParts(0)
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  const city = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return `${nameOf('long')} (${nameOf('shortOffset')}) · ${city}`;
};

export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
