/** A key for one intended change, so that a retried request is not carried out twice. */
export const idempotencyKeyOf = (): string =>
  typeof crypto.randomUUID === 'function' ? crypto.randomUUID() : hexOf(crypto.getRandomValues(new Uint8Array(16)));

/** randomUUID exists on secure origins only; a demo at a LAN address is not one. */
const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
