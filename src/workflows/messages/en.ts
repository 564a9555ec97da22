import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  jobs: { expire: 'Ending overrides and evidence', tidy: 'Clearing jobs that ended long ago' },
  capitalCarried: 'Cost of capital of version {version} of the pricing policy',
  errors: {
    'reason-missing': 'Please give a reason.',
    'override-needs-director': 'The account fails gates ({gates}); only a director may override them.',
    'expiry-not-ahead': 'The override must end after {asOf}.',
    'expiry-too-late': 'An override lasts a year at most: choose a day until {latest}.',
    'proposals-decided': 'These proposals are decided, or a newer run replaced them. Reload the list.',
    'proposals-changed': '{found} proposals wait by now instead of {expected}. Reload the list and look again.',
    'merge-self': 'A record cannot be merged into itself.',
    'merge-not-found': 'This merge was not found.',
    'merge-undone': 'This merge is undone already.',
    'merge-covered': 'The record that stayed was merged again later. Undo that merge first.',
    'hand-over-self': 'Choose somebody else to take over.',
    'successor-needed':
      'Still held: accounts {accounts}, tasks {tasks}, team duties {duties}, warnings {warnings}, segments {segments}, gates of tenders {gates}. Choose who takes over.',
    'merge-during-import':
      '“{fileName}” is being imported or undone; accounts cannot be merged or parted until that has ended. Try again then.',
  },
} as const satisfies Shape<typeof zhCN>;
