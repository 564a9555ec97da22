const browsers = [
  ['WeChat', /MicroMessenger/],
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const;

const systems = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

const firstOf = (userAgent: string, known: readonly (readonly [string, RegExp])[]): string | undefined =>
  known.find(([, pattern]) => pattern.test(userAgent))?.[0];

/** Browser and system of a session in product names; null when nothing is recognised. */
export const deviceOf = (userAgent: string | null): string | null => {
  const names = [firstOf(userAgent ?? '', browsers), firstOf(userAgent ?? '', systems)].filter(
    (name) => name !== undefined,
  );
  return names.length === 0 ? null : names.join(' · ');
};
