import { segmentsMessages } from '#areas/segments/messages';
import { labelOf } from '#web/app/area-module';
import type { AreaModule } from '#web/app/area-module';
import { segmentScreens as words } from './messages/index.ts';

export { segmentsRoutes } from './routes.ts';

/** Screens of segments: the list with suggestions, one segment, the rule editor. */
export const segmentsArea: AreaModule = {
  name: 'segments',
  messages: segmentsMessages,
  nav: [{ id: 'segments', to: '/segments', right: 'segments.read' }],
  commands: [
    {
      id: 'segments.new',
      label: labelOf(words, 'actions.add'),
      right: 'segments.write',
      act: { to: '/segments/new' },
    },
  ],
};
