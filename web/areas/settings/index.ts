import { lazy } from 'react';
import { labelOf } from '#web/app/area-module';
import type { AreaModule } from '#web/app/area-module';
import { settingsMessages as words } from './messages/index.ts';

/** The own profile, the company, its people, what was done. */
export const settingsArea: AreaModule = {
  name: 'settings',
  messages: words,
  nav: [{ id: 'settings', to: '/settings' }],
  commands: [
    { id: 'settings.profile', label: labelOf(words, 'profile.command'), act: { to: '/settings/profile' } },
    {
      id: 'settings.users',
      label: labelOf(words, 'users.command'),
      right: 'users.manage',
      act: { to: '/settings/users' },
    },
    { id: 'settings.audit', label: labelOf(words, 'audit.title'), right: 'audit.read', act: { to: '/settings/audit' } },
  ],
  settings: [
    {
      id: 'profile',
      label: labelOf(words, 'profile.title'),
      order: 10,
      component: lazy(async () => ({ default: (await import('./ProfilePart.tsx')).ProfilePart })),
    },
    {
      id: 'company',
      label: labelOf(words, 'company.title'),
      order: 20,
      right: 'company.manage',
      component: lazy(async () => ({ default: (await import('./CompanyPart.tsx')).CompanyPart })),
    },
    {
      id: 'users',
      label: labelOf(words, 'users.title'),
      order: 30,
      right: 'users.read',
      component: lazy(async () => ({ default: (await import('./UsersPart.tsx')).UsersPart })),
    },
    {
      id: 'audit',
      label: labelOf(words, 'audit.title'),
      order: 90,
      right: 'audit.read',
      component: lazy(async () => ({ default: (await import('./AuditPart.tsx')).AuditPart })),
    },
  ],
};
