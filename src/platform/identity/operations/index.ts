import { companyHandlers } from './company.ts';
import { firstRunHandlers } from './first-run.ts';
import { invitationHandlers } from './invitation.ts';
import { peopleHandlers } from './people.ts';
import { selfHandlers } from './self.ts';
import { signInHandlers } from './sign-in.ts';
import { tokenHandlers } from './tokens.ts';

export const identityHandlers = [
  ...firstRunHandlers,
  ...signInHandlers,
  ...selfHandlers,
  ...peopleHandlers,
  ...invitationHandlers,
  ...tokenHandlers,
  ...companyHandlers,
];
