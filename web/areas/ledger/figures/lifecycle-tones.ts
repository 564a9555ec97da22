/** How the lifecycle of an account is marked, as in its head. */
export const lifecycleTones = { prospect: 'accent', active: 'plain', dormant: 'warm', lost: 'grey' } as const;
