import { useMemo } from 'react';
import { identityContract } from '#platform/identity/contract';
import { useT } from '#ui';
import { useRead } from '#web/app/api';
import { useAreaWords } from '#web/app/area-words';
import { useMay } from '#web/app/session';
import { changesOf } from './audit-diff.ts';
import { settingsMessages } from './messages/index.ts';
import { useRightText } from './right-text.ts';

type Event = { readonly objectType: string; readonly before: unknown; readonly after: unknown };
export type WordedChange = {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly isFirst: boolean;
};

export type AuditWords = {
  readonly object: (type: string) => string;
  readonly action: (action: string) => string;
  /** The changed fields in words; ids that nobody reads are left out unless `withIds`. */
  readonly changes: (event: Event, withIds?: 'with-ids') => readonly WordedChange[];
};

/** Sections of the accounts' messages that word the closed values of a field. */
const sections: Readonly<Record<string, string>> = {
  tier: 'tiers',
  kaType: 'kaTypes',
  lifecycle: 'lifecycles',
  kind: 'kinds',
  ownership: 'ownerships',
  institution: 'institutions',
  function: 'functions',
  gender: 'genders',
};

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

/** Words for what the audit names: objects, acts, fields, values. */
export const useAuditWords = (): AuditWords => {
  const t = useT(settingsMessages);
  const find = useAreaWords();
  const rightText = useRightText();
  const mayReadUsers = useMay('users.read');
  const { data } = useRead(identityContract.operations.listUsers, {}, { isOff: !mayReadUsers, staleMs: 300_000 });
  return useMemo(() => {
    const users = new Map((data?.rows ?? []).map(({ id, name }) => [id, name]));
    const fieldOf = (objectType: string, field: string): string => {
      const ofArea = find(`accounts.${field.replace(/Id$/, '')}`, 'fields');
      const own = t.find(`audit.fields.${field}`);
      const special = t.find(`audit.fieldsOf.${objectType}.${field}`);
      return (
        special ?? (objectType === 'account' || objectType === 'person' ? (ofArea ?? own) : (own ?? ofArea)) ?? field
      );
    };
    const closedOf = (field: string, text: string): string | undefined => {
      const section = sections[field];
      if (section !== undefined) return find(`accounts.${text}`, section);
      if (field === 'roles') return t.find(`roles.${text}.name`);
      if (field === 'scopes') return text === '*' ? t('audit.allRights') : rightText(text);
      if (field === 'state') return t.find(`audit.states.${text}`);
      if (field === 'theme') return t.find(`profile.themes.${text}`);
      return field === 'language' ? t.find(`languages.${text}`) : undefined;
    };
    const valueOf = (field: string, value: unknown): string => {
      if (value === null || value === undefined || value === '') return '—';
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      if (typeof value === 'string') return users.get(value) ?? closedOf(field, value) ?? value;
      if (!Array.isArray(value)) return JSON.stringify(value);
      return value.length === 0 ? '—' : value.map((one) => valueOf(field, one)).join(t('comma'));
    };
    const isUnread = (value: unknown): boolean => isId(value) && !users.has(String(value));
    return {
      object: (type) => t.find(`audit.objects.${type}`) ?? t('audit.otherObject'),
      action: (action) => t.find(`audit.actions.${action}`) ?? t('audit.otherAction'),
      changes: ({ objectType, before, after }, withIds) =>
        changesOf(before, after)
          .filter((change) => withIds !== undefined || !(isUnread(change.before) || isUnread(change.after)))
          .map((change) => ({
            field: fieldOf(objectType, change.field),
            before: valueOf(change.field, change.before),
            after: valueOf(change.field, change.after),
            isFirst: change.before === undefined,
          })),
    };
  }, [data, find, rightText, t]);
};
