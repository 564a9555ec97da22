import { homeMessages } from '#areas/home/messages';
import type { AreaModule } from '#web/app/area-module';
import { searchRecords } from './search.ts';

export { homeRoutes } from './routes.ts';

/** Today, and what the search box finds. */
export const homeArea: AreaModule = {
  name: 'home',
  messages: homeMessages,
  nav: [{ id: 'today', to: '/', right: 'home.read' }],
  search: searchRecords,
};
