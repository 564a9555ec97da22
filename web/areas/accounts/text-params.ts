import type { MessageParams } from '#kernel/i18n';

/** Stored parameters as those of a message; nested ones are left out. */
export const textParamsOf = (params: Readonly<Record<string, unknown>>): MessageParams =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
