import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { listed } from '#kernel/i18n';
import { Chip, DateText, Panel, Price, Quantity, useActorName, useT, useWords } from '#ui';
import { useSession } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './requests.module.css';
import { ClockText } from '../shared/ClockText.tsx';
import type { PriceRequest } from '../shared/data.ts';
import { rolesText } from '../shared/texts.ts';

const Signatures = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const nameOf = useActorName();
  if (request.signatures.length === 0) return <p className={shared['quiet']}>{t('request.noSignatures')}</p>;
  return (
    <ul className={shared['signatures']}>
      {request.signatures.map((signature) => (
        <li key={`${signature.round}-${signature.role}-${signature.signedAt}`}>
          <span>
            {t(signature.forName === null ? 'request.signed' : 'request.signedInPlace', {
              role: t(`roles.${signature.role}`),
              name: nameOf(signature.userName),
              absent: nameOf(signature.forName ?? ''),
              verdict: t(`request.verdicts.${signature.verdict}`),
            })}{' '}
            {signature.round < request.round ? <Chip>{t('request.round', { n: signature.round })}</Chip> : null}
          </span>
          <span className={shared['quiet']}>
            <DateText value={signature.signedAt} />
          </span>
          {signature.reason === null ? null : <span className={shared['note']}>{signature.reason}</span>}
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
      <h3 className={shared['part']}>{t('request.decided')}</h3>
      <ul className={shared['grants']}>
        {decided.map((line) => {
          const product = products.find(({ id }) => id === line.productId);
          return (
            <li key={line.lineNo}>
              <span>{product === undefined ? '' : shownNameOf(product, language)}</span>
              <span>
                <Price value={line.pocketPrice} /> × <Quantity value={line.quantity} />
              </span>
            </li>
          );
        })}
      </ul>
      {validUntil === null ? null : <p className={shared['quiet']}>{t('request.decidedHint', { day: validUntil })}</p>}
    </>
  );
};

/** Who must sign, who may today, how long it may take, and who has signed. */
export const RoutePanel = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const nameOf = useActorName();
  const { language } = useWords();
  const { user } = useSession();
  const { band, state, askedNames, openRoles, quote, agreement, plan, purchase, createdByName } = request;
  return (
    <Panel title={t('request.route')}>
      <div className={styles['route']}>
        {band === null ? null : <p>{t('request.needs', { roles: rolesText(band.needs, { t, language }) })}</p>}
        {state === 'submitted' ? (
          <>
            <p>
              <ClockText dueAt={request.dueAt} />
            </p>
            <p className={shared['quiet']}>
              {t('inbox.signedOf', { roles: rolesText(openRoles, { t, language }) })}
              {' · '}
              {askedNames.length === 0 ? t('inbox.nobody') : listed(askedNames.map(nameOf), language)}
            </p>
            {createdByName === user.name && !request.maySign ? (
              <p className={shared['quiet']}>{t('request.ownRequest')}</p>
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
        {agreement === null ? null : (
          <p>
            <Link to="/pricing/agreements/$id" params={{ id: agreement.id }}>
              {t('request.forAgreement', { number: agreement.number, title: agreement.title })}
            </Link>
          </p>
        )}
        {plan === null ? null : (
          <p>
            <Link to="/pricing/plans/$id" params={{ id: plan.id }}>
              {t('request.forPlan', { number: plan.number, title: plan.title })}
            </Link>
          </p>
        )}
        {purchase === null ? null : (
          <p>
            <Link to="/pricing/purchases/$id" params={{ id: purchase.id }}>
              {t('request.forPurchase', { number: purchase.number, title: purchase.title })}
            </Link>
          </p>
        )}
        <h3 className={shared['part']}>{t('request.signatures')}</h3>
        <Signatures request={request} />
      </div>
    </Panel>
  );
};
