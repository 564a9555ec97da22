import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en: Shape<typeof zhCN> = {
  errors: {
    'changed-meanwhile': 'Somebody has just changed the letterhead. Load it again before you change it.',
    'picture-unreadable': 'This is no PNG or JPEG picture that can be printed.',
    'picture-too-large': 'The picture is too large. At most 4,000 × 4,000 pixels and 1 MB.',
    'no-logo': 'No logo has been uploaded.',
  },
  preview: {
    title: 'Letterhead',
    text: 'Quotes and other documents carry this head, type and foot. Change them under Settings → Company.',
    file: 'letterhead',
  },
  phone: 'Tel. {text}',
};
