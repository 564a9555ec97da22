import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: {
    'already-set-up': 'The first set-up is done: please sign in',
    'wrong-credentials': 'E-mail or password is not right',
    'too-many-attempts': 'Too many tries: please wait {minutes} minutes',
    'no-company': 'You belong to no company at present: please ask an administrator',
    'not-a-member': 'You do not belong to this company',
    'wrong-password': 'The password is not right',
    'email-taken': '{email} is already a user of this company',
    'invitation-unknown': 'The invitation does not exist, has ended or was used',
    'link-unknown': 'The link does not exist, has ended or was used',
    'user-unknown': 'This user was not found',
    'session-unknown': 'This signed-in device was not found',
    'token-unknown': 'This token was not found',
    'last-admin': 'A company needs at least one active administrator',
    'scope-not-held': 'You do not hold the right "{scope}" and cannot give it to a token',
    'time-zone-unknown': 'Unknown time zone: {timeZone}',
    'currency-unknown': 'Unknown currency: {currency}',
    'company-name-taken': 'There is a company "{name}" already (id {id}): choose another name',
    'changed-meanwhile': 'Somebody else has just changed this: open it again before you change it',
  },
  invitation: {
    subject: 'You are invited to join {company}',
    text: 'Dear {name},\n\n{inviter} invites you to join {company} on Mainstay. Please open this link within {days} days:\n\n{link}\n',
  },
  reset: {
    subject: 'Set another Mainstay password',
    told: 'A link that sets another password is sent to {email}; it works once, within {hours} hours:\n{link}',
    text: 'Dear {name},\n\nPlease open this link within {hours} hours to set another password. Ignore this mail if you did not ask for it.\n\n{link}\n',
  },
} as const satisfies Shape<typeof zhCN>;
