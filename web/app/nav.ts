import {
  IconActivity,
  IconAdjustmentsHorizontal,
  IconAlertTriangle,
  IconBuildingSkyscraper,
  IconCalendarHeart,
  IconChartDots,
  IconDatabase,
  IconGitBranch,
  IconListCheck,
  IconMessage2,
  IconMessageReport,
  IconSettings,
  IconSpeakerphone,
  IconStairsUp,
  IconSunHigh,
  IconTag,
  IconTrophy,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

/** The rail: groups, order and pictures. A line shows when an area contributes it and the user holds its right. */
export const navGroups = [
  { id: 'today', lines: ['today'] },
  { id: 'accounts', lines: ['portfolio', 'accounts', 'segments', 'policy'] },
  { id: 'run', lines: ['plans', 'gradient', 'pricing', 'warnings'] },
  { id: 'serve', lines: ['service', 'care'] },
  { id: 'market', lines: ['voice', 'campaigns', 'monitoring'] },
  { id: 'manage', lines: ['appraisal', 'channels', 'data', 'settings'] },
] as const;

export type NavId = (typeof navGroups)[number]['lines'][number];

export const navIcons: Readonly<Record<NavId, Icon>> = {
  today: IconSunHigh,
  portfolio: IconChartDots,
  accounts: IconBuildingSkyscraper,
  segments: IconUsersGroup,
  policy: IconAdjustmentsHorizontal,
  plans: IconListCheck,
  gradient: IconStairsUp,
  pricing: IconTag,
  warnings: IconAlertTriangle,
  service: IconMessageReport,
  care: IconCalendarHeart,
  voice: IconMessage2,
  campaigns: IconSpeakerphone,
  monitoring: IconActivity,
  appraisal: IconTrophy,
  channels: IconGitBranch,
  data: IconDatabase,
  settings: IconSettings,
};
