import type { z } from 'zod';
import type { Translate } from '#kernel/i18n';
import type { zhCN } from '../messages/zh-CN.ts';

type Issue = z.core.$ZodIssue;

/** A sentence that says what to do about one refusal of a schema. */
export const issueTextOf = (issue: Issue, t: Translate<typeof zhCN>): string => {
  switch (issue.code) {
    case 'invalid_type':
      return isEmptyInput(issue)
        ? t('issue.required')
        : issue.expected === 'number'
          ? t('issue.number')
          : t('issue.format');
    case 'too_small':
      return smallText(issue, t);
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? t('issue.tooLong', { n: Number(issue.maximum) })
        : t('issue.tooBig', { limit: String(issue.maximum) });
    case 'invalid_value':
      return t('issue.choice');
    case 'invalid_format':
      return issue.format === 'email'
        ? t('issue.email')
        : issue.format === 'date'
          ? t('issue.date')
          : t('issue.format');
    default:
      return t('issue.format');
  }
};

const smallText = (issue: Extract<Issue, { code: 'too_small' }>, t: Translate<typeof zhCN>): string => {
  if (issue.origin !== 'string' && issue.origin !== 'array')
    return t('issue.tooSmall', { limit: String(issue.minimum) });
  return Number(issue.minimum) <= 1 || isEmptyInput(issue)
    ? t('issue.required')
    : t('issue.tooShort', { n: Number(issue.minimum) });
};

const isEmptyInput = (issue: Issue): boolean => issue.input === undefined || issue.input === null || issue.input === '';
