/** Time zones that the browser knows, the likely one first. */
export const timeZones = (): readonly string[] => {
  const own = ownTimeZone();
  return [own, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== own)];
};

export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
