import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { negotiationOutcomes } from '#domain/pricing';
import {
  AppButton,
  CheckField,
  Chip,
  DateText,
  ErrorState,
  Form,
  PageHeader,
  PageSkeleton,
  Panel,
  Price,
  ScrollRegion,
  SelectField,
  SideDrawer,
  TextAreaField,
  showNote,
  useActorName,
  useContractForm,
  useInCurrency,
  useT,
  useWords,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { AccountLink, RecordFiles, shownNameOf } from '#web/accounts';
import { pricingNegotiations, pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import tableStyles from '../shared/rate-table.module.css';
import { listText } from '../shared/texts.ts';
import { NegotiationFields } from './NegotiationFields.tsx';

const { createNegotiation, getNegotiation, updateNegotiation, closeNegotiation } = pricingContract.operations;
type Sheet = z.output<typeof getNegotiation.output>;
type Props = { readonly sheet: Sheet };

const CloseForm = ({ sheet, onClose }: Props & { readonly onClose: () => void }): ReactNode => {
  const t = useT(pricingNegotiations);
  const close = useAct(closeNegotiation, { refreshes: pricingReads });
  const form = useContractForm({
    schema: closeNegotiation.input,
    initial: { id: sheet.id, version: sheet.version, outcome: 'agreed', granted: [] },
    onSubmit: async (input) => {
      await close.run(input);
      showNote(t('closed'));
      onClose();
    },
  });
  const granted = form.values.granted ?? [];
  return (
    <Form form={form} submitText={t('close')} onCancel={onClose}>
      <SelectField
        {...form.field('outcome')}
        value={form.values.outcome ?? 'agreed'}
        label={t('outcome')}
        choices={negotiationOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
      />
      {sheet.asks.length === 0 ? null : (
        <div className={styles['fields']}>
          <p className={styles['quiet']}>{t('grantedHint')}</p>
          {sheet.asks.map(({ text }, at) => (
            <CheckField
              key={text}
              label={text}
              value={granted.includes(at)}
              onChange={(isOn) =>
                form.set('granted', isOn === true ? [...granted, at] : granted.filter((place) => place !== at))
              }
            />
          ))}
        </div>
      )}
      <TextAreaField {...form.field('result')} label={t('result')} isPlain rows={4} isRequired hasAutoFocus />
    </Form>
  );
};

const Editor = ({ sheet, onDone }: Props & { readonly onDone: () => void }): ReactNode => {
  const t = useT(pricingNegotiations);
  const update = useAct(updateNegotiation, { refreshes: pricingReads });
  const { id, version, account } = sheet;
  const form = useContractForm({
    schema: createNegotiation.input,
    initial: {
      accountId: account.id,
      title: sheet.title,
      meetOn: sheet.meetOn,
      lines: sheet.lines,
      levers: sheet.levers,
      asks: sheet.asks.map(({ text }) => text),
      theirAlternatives: sheet.theirAlternatives,
      ourAlternative: sheet.ourAlternative,
      ...(sheet.request !== null && { requestId: sheet.request.id }),
    },
    onSubmit: async ({ accountId: _fixed, ...fields }) => {
      await update.run({ id, version, ...fields });
      showNote(t('saved'));
      onDone();
    },
  });
  return <NegotiationFields form={form} onCancel={onDone} account={account} isAccountFixed known={sheet.products} />;
};

const Prices = ({ sheet }: Props): ReactNode => {
  const t = useT(pricingNegotiations);
  const { language } = useWords();
  const inCurrency = useInCurrency();
  if (sheet.lines.length === 0) return <p className={styles['quiet']}>{t('noLines')}</p>;
  const number = tableStyles['number'];
  return (
    <ScrollRegion name={t('prices')} className={tableStyles['scroll']}>
      <table className={tableStyles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('product')}</th>
            {[t('opening'), t('target'), t('walkAway')].map((head) => (
              <th key={head} scope="col" className={number}>
                {inCurrency(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.lines.map(({ productId, opening, target, walkAway }) => {
            const product = sheet.products.find(({ id }) => id === productId);
            return (
              <tr key={productId}>
                <th scope="row">{product === undefined ? productId : shownNameOf(product, language)}</th>
                {[opening, target, walkAway].map((price, at) => (
                  <td key={at} className={number}>
                    <Price value={price} withSymbol={false} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
};

const Shown = ({ sheet }: Props): ReactNode => {
  const t = useT(pricingNegotiations);
  const words = useT(pricingScreens);
  const { language } = useWords();
  const levers = sheet.levers.map((lever) => words(`levers.${lever}`));
  const rows = [
    [t('result'), sheet.result],
    [t('levers'), levers.length === 0 ? null : listText(levers, language)],
    [t('theirAlternatives'), sheet.theirAlternatives],
    [t('ourAlternative'), sheet.ourAlternative],
  ] as const;
  return (
    <div className={styles['stack']}>
      <Panel title={t('giveAndTake')}>
        <dl className={styles['words']}>
          {rows.map(([label, text]) =>
            text === null ? null : (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ),
          )}
          {sheet.asks.length === 0 ? null : (
            <div>
              <dt>{t('asks')}</dt>
              {sheet.asks.map(({ text, isGranted }) => (
                <dd key={text}>
                  {text}{' '}
                  {isGranted === null ? null : (
                    <Chip tone={isGranted ? 'accent' : 'grey'}>{t(isGranted ? 'granted' : 'notGranted')}</Chip>
                  )}
                </dd>
              ))}
            </div>
          )}
        </dl>
      </Panel>
      <Panel title={t('prices')}>
        <Prices sheet={sheet} />
      </Panel>
      <RecordFiles kind="negotiation" record={sheet.id} frame="panel" />
    </div>
  );
};

const KnownSheet = ({ sheet }: Props): ReactNode => {
  const t = useT(pricingNegotiations);
  const nameOf = useActorName();
  const [isEditing, setEditing] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const { account, outcome, request } = sheet;
  return (
    <>
      <PageHeader
        title={
          <>
            {sheet.title}{' '}
            <Chip tone={outcome === 'agreed' ? 'accent' : 'plain'}>
              {outcome === null ? t('prepared') : t(`outcomes.${outcome}`)}
            </Chip>
          </>
        }
        state={
          <span className={styles['inText']}>
            <AccountLink account={account} /> · <DateText value={sheet.meetOn} /> ·{' '}
            {t('by', { name: nameOf(sheet.createdByName) })}
            {request === null ? null : (
              <>
                {' · '}
                <Link to="/pricing/requests/$id" params={{ id: request.id }}>
                  {request.number}
                </Link>
              </>
            )}
          </span>
        }
        back={
          <Link to="/accounts/$id" params={{ id: account.id }} search={{ tab: 'pricing' }}>
            {t('backToAccount')}
          </Link>
        }
        actions={
          sheet.mayChange && !isEditing ? (
            <>
              <AppButton onClick={() => setEditing(true)}>{t('edit')}</AppButton>
              <AppButton kind="primary" onClick={() => setClosing(true)}>
                {t('close')}
              </AppButton>
            </>
          ) : undefined
        }
      />
      {isEditing ? <Editor sheet={sheet} onDone={() => setEditing(false)} /> : <Shown sheet={sheet} />}
      {isClosing ? (
        <SideDrawer isOpen onClose={() => setClosing(false)} title={t('close')}>
          <CloseForm sheet={sheet} onClose={() => setClosing(false)} />
        </SideDrawer>
      ) : null}
    </>
  );
};

/** One talk: what we go in with, and what came out of it. */
export const NegotiationPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/negotiations/$id' });
  const { data, error, refetch } = useRead(getNegotiation, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <KnownSheet key={data.version} sheet={data} />;
};
