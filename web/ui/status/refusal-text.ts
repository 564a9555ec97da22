import { createContext, use } from 'react';
import { isAppError } from '#kernel/app-error';

/** Words an error in the reader's language. The app gives it, since it knows all areas' messages. */
export type RefusalText = (error: unknown) => string;

export const RefusalTextContext = createContext<RefusalText>((error) => codeOf(error));

export const useRefusalText = (): RefusalText => use(RefusalTextContext);

/** The stable code of an error, for the reader to pass on. */
export const codeOf = (error: unknown): string => (isAppError(error) ? error.code : 'browser.unexpected');
