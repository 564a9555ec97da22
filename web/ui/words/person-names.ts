import { createContext } from 'react';

/** How the reader's language writes the name of a person of the company; as it stands where nobody says otherwise. */
export const PersonNamesContext = createContext<(name: string) => string>((name) => name);
