import { useMemo } from 'react';
import { formatBp, formatMinor } from '#kernel/format';
import { identityContract } from '#platform/identity/contract';
import { useT, useWords, useActorName } from '#ui';
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
  readonly field: (type: string, name: string) => string;
  /** The changed fields in words; what only a machine reads (ids, rules, fields without a word) is left out unless `withAll`. */
  readonly changes: (event: Event, withAll?: 'with-all') => readonly WordedChange[];
};

/** Areas and sections of their messages that word the closed values of a field; of an object's own field first. */
const sections: Readonly<Record<string, readonly (readonly [area: string, section: string])[]>> = {
  'import.kind': [['ledger', 'terms.kind']],
  'import.state': [['ledger', 'terms.state']],
  tier: [['accounts', 'tiers']],
  nextTier: [['accounts', 'tiers']],
  proposed: [['accounts', 'tiers']],
  type: [['accounts', 'kaTypes']],
  kaType: [['accounts', 'kaTypes']],
  lifecycle: [['accounts', 'lifecycles']],
  kind: [
    ['accounts', 'kinds'],
    ['identification', 'evidence'],
  ],
  step: [['identification', 'ladder']],
  levers: [['identification', 'levers']],
  ownership: [['accounts', 'ownerships']],
  institution: [['accounts', 'institutions']],
  function: [['accounts', 'functions']],
  gender: [['accounts', 'genders']],
  channel: [['accounts', 'channels']],
  consent: [['accounts', 'consentStates']],
};

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

/** Words for what the audit names: objects, acts, fields, values. */
export const useAuditWords = (): AuditWords => {
  const t = useT(settingsMessages);
  const { currency, language } = useWords();
  const find = useAreaWords();
  const nameOf = useActorName();
  const rightText = useRightText();
  const mayReadUsers = useMay('users.read');
  const { data } = useRead(identityContract.operations.listUsers, {}, { isOff: !mayReadUsers, staleMs: 300_000 });
  return useMemo(() => {
    const users = new Map((data?.rows ?? []).map(({ id, name }) => [id, nameOf(name)]));
    const fieldOf = (objectType: string, field: string): string | undefined => {
      const ofArea = find(`accounts.${field.replace(/Id$/, '')}`, 'fields');
      const own = t.find(`audit.fields.${field}`);
      const special = t.find(`audit.fieldsOf.${objectType}.${field}`);
      return special ?? (objectType === 'account' || objectType === 'person' ? (ofArea ?? own) : (own ?? ofArea));
    };
    const closedOf = (objectType: string, field: string, text: string): string | undefined => {
      for (const [area, section] of sections[`${objectType}.${field}`] ?? sections[field] ?? []) {
        const word = find(`${area}.${text}`, section);
        if (word !== undefined) return word;
      }
      if (field === 'roles' || field === 'role' || field === 'needs') return t.find(`roles.${text}.name`);
      if (field === 'scopes') return text === '*' ? t('audit.allRights') : rightText(text);
      if (field === 'state') return t.find(`audit.states.${text}`);
      if (field === 'theme') return t.find(`profile.themes.${text}`);
      return field === 'language' ? t.find(`languages.${text}`) : undefined;
    };
    const valueOf = (objectType: string, field: string, value: unknown): string => {
      if (value === null || value === undefined || value === '') return '—';
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      if (typeof value === 'string' && /^-?\d+$/.test(value) && field.endsWith('Minor'))
        return formatMinor({ minor: BigInt(value), currency }, language);
      if (typeof value === 'string') return users.get(value) ?? closedOf(objectType, field, value) ?? value;
      if (typeof value === 'number' && field.endsWith('Bp')) return formatBp(value, language);
      if (!Array.isArray(value)) return JSON.stringify(value);
      return value.length === 0 ? '—' : value.map((one) => valueOf(objectType, field, one)).join(t('comma'));
    };
    const isUnread = (value: unknown): boolean =>
      Array.isArray(value)
        ? value.some(isUnread)
        : (typeof value === 'object' && value !== null) || (isId(value) && !users.has(String(value)));
    return {
      object: (type) => t.find(`audit.objects.${type}`) ?? t('audit.otherObject'),
      action: (action) => t.find(`audit.actions.${action}`) ?? t('audit.otherAction'),
      field: (type, name) => fieldOf(type, name) ?? name,
      changes: ({ objectType, before, after }, withAll) =>
        changesOf(before, after).flatMap((change) => {
          const field = fieldOf(objectType, change.field);
          if (withAll === undefined && (field === undefined || isUnread(change.before) || isUnread(change.after)))
            return [];
          return {
            field: field ?? change.field,
            before: valueOf(objectType, change.field, change.before),
            after: valueOf(objectType, change.field, change.after),
            isFirst: change.before === undefined,
          };
        }),
    };
  }, [currency, data, find, language, nameOf, rightText, t]);
};
