import { useMemo } from 'react';
import { identityContract } from '#platform/identity/contract';
import { useT } from '#ui';
import { useRead } from '#web/app/api';
import { useAreaWords } from '#web/app/area-words';
import { useMay } from '#web/app/session';
import { settingsMessages } from './messages/index.ts';

export type AuditWords = {
  readonly object: (type: string) => string;
  readonly action: (action: string) => string;
  readonly field: (field: string) => string;
  readonly value: (value: unknown) => string;
};

/** Words for what the audit names: objects, acts, fields, values. Areas word their own; the rest stands in Settings. */
export const useAuditWords = (): AuditWords => {
  const t = useT(settingsMessages);
  const find = useAreaWords();
  const mayReadUsers = useMay('users.read');
  const { data } = useRead(identityContract.operations.listUsers, {}, { isOff: !mayReadUsers, staleMs: 300_000 });
  return useMemo(() => {
    const users = new Map((data?.rows ?? []).map(({ id, name }) => [id, name]));
    const closed = (text: string): string | undefined =>
      t.find(`roles.${text}.name`) ?? find(`accounts.${text}`, 'lifecycles') ?? find(`accounts.${text}`, 'kinds');
    const value = (given: unknown): string => {
      if (given === null || given === undefined || given === '') return '—';
      if (typeof given === 'boolean') return given ? t('yes') : t('no');
      if (typeof given === 'string') return users.get(given) ?? closed(given) ?? given;
      if (Array.isArray(given)) return given.length === 0 ? '—' : given.map(value).join(t('comma'));
      return JSON.stringify(given);
    };
    return {
      object: (type) => t.find(`audit.objects.${type}`) ?? t('audit.otherObject'),
      action: (action) => t.find(`audit.actions.${action}`) ?? t('audit.otherAction'),
      field: (field) =>
        find(`accounts.${field.replace(/Id$/, '')}`, 'fields') ?? t.find(`audit.fields.${field}`) ?? field,
      value,
    };
  }, [data, find, t]);
};
