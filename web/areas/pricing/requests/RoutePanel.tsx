import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Chip, DateText, Panel, Quantity, useT, useWords } from '#ui';
import { useSession } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { ClockText } from '../shared/ClockText.tsx';
import type { PriceRequest } from '../shared/data.ts';
import { namesText, rolesText } from '../shared/texts.ts';

const Signatures = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  if (request.signatures.length === 0) return <p className={styles['quiet']}>{t('request.noSignatures')}</p>;
  return (
    <ul className={styles['signatures']}>
      {request.signatures.map((signature) => (
        <li key={`${signature.round}-${signature.role}-${signature.signedAt}`}>
          <span>
            {t('request.signed', {
              role: t(`roles.${signature.role}`),
              name: signature.userName,
              verdict: t(`request.verdicts.${signature.verdict}`),
            })}
            {signature.forName === null ? null : ` ${t('request.signedFor', { name: signature.forName })}`}{' '}
            {signature.round < request.round ? <Chip>{t('request.round', { n: signature.round })}</Chip> : null}
          </span>
          <span className={styles['quiet']}>
            <DateText value={signature.signedAt} />
          </span>
          {signature.reason === null ? null : <span className={styles['note']}>{signature.reason}</span>}
        </li>
      ))}
    </ul>
  );
};

const Decided = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const { decided, products, validUntil } = request;
  if (decided.length === 0) return null;
  return (
    <>
      <h3 className={styles['part']}>{t('request.decided')}</h3>
      <ul className={styles['grants']}>
        {decided.map((line) => {
          const product = products.find(({ id }) => id === line.productId);
          return (
            <li key={line.lineNo}>
              <span>{product === undefined ? '' : shownNameOf(product, language)}</span>
              <span>
                <Quantity value={line.pocketPrice} /> × <Quantity value={line.quantity} />
              </span>
            </li>
          );
        })}
      </ul>
      {validUntil === null ? null : <p className={styles['quiet']}>{t('request.decidedHint', { day: validUntil })}</p>}
    </>
  );
};

/** Who must sign, who may today, how long it may take, and who has signed. */
export const RoutePanel = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const { user } = useSession();
  const { band, state, askedNames, openRoles, quote, createdByName } = request;
  return (
    <Panel title={t('request.route')}>
      <div className={styles['route']}>
        {band === null ? null : <p>{t('request.needs', { roles: rolesText(band.needs, { t, language }) })}</p>}
        {state === 'submitted' ? (
          <>
            <p>
              <ClockText dueAt={request.dueAt} />
            </p>
            <p className={styles['quiet']}>
              {t('inbox.signedOf', { roles: rolesText(openRoles, { t, language }) })}
              {' · '}
              {askedNames.length === 0 ? t('inbox.nobody') : namesText(askedNames, language)}
            </p>
            {createdByName === user.name && !request.maySign ? (
              <p className={styles['quiet']}>{t('request.ownRequest')}</p>
            ) : null}
          </>
        ) : null}
        <Decided request={request} />
        {quote === null ? null : (
          <p>
            <Link to="/pricing/quotes/$id" params={{ id: quote.id }}>
              {t('request.quoted', { number: quote.number })}
            </Link>
          </p>
        )}
        <h3 className={styles['part']}>{t('request.signatures')}</h3>
        <Signatures request={request} />
      </div>
    </Panel>
  );
};
