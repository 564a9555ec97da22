import { lazy } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import { labelOf } from '#web/app/area-module';
import type { AreaModule } from '#web/app/area-module';
import { accountScreens as words } from './messages/index.ts';

export { otherNameOf, shownNameOf } from './account-names.ts';
export { AccountLink, AccountName } from './AccountName.tsx';
export { AccountPicker } from './AccountPicker.tsx';
export { AssignOwnerDrawer } from './AssignOwnerDrawer.tsx';
export { dayIn } from './day-in.ts';
export { OwnerName } from './OwnerName.tsx';
export { useUserNames, useUsers } from './queries.ts';
export { RecordFiles } from './RecordFiles.tsx';
export { accountsRoutes } from './routes.ts';
export { TagsDrawer } from './TagsDrawer.tsx';
export { UserPicker } from './UserPicker.tsx';

const counts = () => import('./TabCounts.tsx');

/** Screens of accounts: the account page with its own tabs, duplicates, custom fields, own tasks. */
export const accountsArea: AreaModule = {
  name: 'accounts',
  messages: accountsMessages,
  nav: [{ id: 'data', to: '/data', right: 'accounts.merge' }],
  commands: [
    {
      id: 'accounts.new',
      label: labelOf(words, 'form.newTitle'),
      right: 'accounts.create',
      act: { to: '/accounts/new' },
    },
    {
      id: 'accounts.new-prospect',
      label: labelOf(words, 'form.newProspect'),
      right: 'accounts.create',
      act: { to: '/accounts/new?as=prospect' },
    },
    {
      id: 'accounts.duplicates',
      label: labelOf(words, 'duplicates.title'),
      right: 'accounts.merge',
      act: { to: '/data/duplicates' },
    },
  ],
  accountTabs: [
    {
      id: 'overview',
      label: labelOf(words, 'tabs.overview'),
      order: 10,
      component: lazy(async () => ({ default: (await import('./OverviewTab.tsx')).OverviewTab })),
    },
    {
      id: 'persons',
      label: labelOf(words, 'tabs.persons'),
      order: 50,
      component: lazy(async () => ({ default: (await import('./PersonsTab.tsx')).PersonsTab })),
      count: lazy(async () => ({ default: (await counts()).PersonCount })),
    },
    {
      id: 'timeline',
      label: labelOf(words, 'tabs.timeline'),
      order: 60,
      component: lazy(async () => ({ default: (await import('./TimelineTab.tsx')).TimelineTab })),
    },
    {
      id: 'files',
      label: labelOf(words, 'tabs.files'),
      order: 70,
      component: lazy(async () => ({ default: (await import('./FilesTab.tsx')).FilesTab })),
      count: lazy(async () => ({ default: (await counts()).FileCount })),
    },
    {
      id: 'notes',
      label: labelOf(words, 'tabs.notes'),
      order: 80,
      component: lazy(async () => ({ default: (await import('./NotesTab.tsx')).NotesTab })),
      count: lazy(async () => ({ default: (await counts()).NoteCount })),
    },
    {
      id: 'tasks',
      label: labelOf(words, 'tabs.tasks'),
      order: 90,
      component: lazy(async () => ({ default: (await import('./TasksTab.tsx')).TasksTab })),
      count: lazy(async () => ({ default: (await counts()).TaskCount })),
    },
  ],
  today: [
    {
      id: 'tasks',
      label: labelOf(words, 'tasks.mine'),
      order: 30,
      right: 'accounts.read',
      component: lazy(async () => ({ default: (await import('./MyTasks.tsx')).MyTasks })),
    },
  ],
  data: [
    {
      id: 'duplicates',
      label: labelOf(words, 'duplicates.tab'),
      order: 40,
      right: 'accounts.merge',
      component: lazy(async () => ({ default: (await import('./DuplicatesPart.tsx')).DuplicatesPart })),
    },
  ],
  settings: [
    {
      id: 'custom-fields',
      label: labelOf(words, 'fields.tab'),
      order: 40,
      right: 'accounts.configure',
      component: lazy(async () => ({ default: (await import('./CustomFieldsPart.tsx')).CustomFieldsPart })),
    },
  ],
};
