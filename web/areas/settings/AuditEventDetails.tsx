import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { auditContract } from '#platform/audit/contract';
import { listed } from '#kernel/i18n';
import { ActorName, DateText, useT, useWords } from '#ui';
import { useAuditWords } from './audit-words.ts';
import { settingsMessages } from './messages/index.ts';
import styles from './settings.module.css';

export type AuditEvent = z.output<typeof auditContract.operations.list.output>['rows'][number];

/** Leads to the record where it has a page. */
const ObjectLink = ({ event }: { readonly event: AuditEvent }): ReactNode => {
  const t = useT(settingsMessages);
  if (event.objectType !== 'account') return event.objectId;
  return (
    <Link to="/accounts/$id" params={{ id: event.objectId }}>
      {t('audit.open')}
    </Link>
  );
};

/** One event with all that was stored: who, how, when, and each field before and after. */
export const AuditEventDetails = ({ event }: { readonly event: AuditEvent }): ReactNode => {
  const t = useT(settingsMessages);
  const { language } = useWords();
  const words = useAuditWords();
  const changes = words.changes(event, 'with-all');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('audit.actor'), <ActorName key="actor" name={event.actorName} />],
    [t('audit.at'), <DateText key="at" value={event.at} />],
    [t('audit.via'), t(`audit.vias.${event.via}`)],
    [t('audit.object'), words.object(event.objectType)],
    [t('audit.objectId'), <ObjectLink key="object" event={event} />],
    [t('audit.ip'), event.ip ?? '—'],
    [t('audit.requestId'), event.requestId ?? '—'],
  ];
  return (
    <>
      <dl className={styles['facts']}>
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {event.hidden.length === 0 ? null : (
        <p className={styles['quiet']}>
          {t('audit.hiddenFields', {
            fields: listed(
              event.hidden.map((name) => words.field(event.objectType, name)),
              language,
            ),
          })}
        </p>
      )}
      {changes.length === 0 && event.hidden.length > 0 ? null : changes.length === 0 ? (
        <p className={styles['quiet']}>{t('audit.noFields')}</p>
      ) : (
        <table className={styles['diff']}>
          <thead>
            <tr>
              <th scope="col">{t('audit.field')}</th>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td className={styles['was']}>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};
