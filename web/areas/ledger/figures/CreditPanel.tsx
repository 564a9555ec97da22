import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { formatBp, formatMoney, minorText } from '#kernel/format';
import {
  AppButton,
  DateField,
  DecimalField,
  Form,
  InlineBar,
  Missing,
  Money,
  Panel,
  showNote,
  SideDrawer,
  SkeletonBar,
  StatLine,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { useMay } from '#web/app/session';
import { ledgerScreens } from '../messages/index.ts';
import { todayIn } from '../today-in.ts';
import { shareBpOf } from './change.ts';
import styles from './figures.module.css';

const { accountFigures, setCreditLimit } = ledgerContract.operations;
type Figures = NonNullable<z.output<typeof accountFigures.output>['figures']>;

type FormProps = AccountPanelProps & {
  readonly limit: Figures['limit'];
  /** The day that exposure is shown for; a limit from later on would not show beside it. */
  readonly asOf: string | undefined;
  readonly onClose: () => void;
};

const LimitForm = ({ accountId, limit, asOf, onClose }: FormProps): ReactNode => {
  const t = useT(ledgerScreens);
  const { currency, timeZone } = useWords();
  const save = useAct(setCreditLimit, { refreshes: ['ledger', 'identification'] });
  const form = useContractForm({
    schema: setCreditLimit.input,
    initial: {
      id: accountId,
      limit: limit === null ? null : minorText(BigInt(limit.minor), limit.currency),
      validFrom: asOf ?? todayIn(timeZone),
    },
    onSubmit: async (input) => {
      await save.run(input);
      showNote(t('bills.limitSaved'));
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <DecimalField {...form.field('limit')} label={t('bills.limit')} unit={currency} isRequired hasAutoFocus />
      <DateField {...form.field('validFrom')} label={t('bills.limitFrom')} isRequired />
    </Form>
  );
};

const Use = ({
  exposure,
  limit,
}: Pick<Figures, 'exposure'> & { readonly limit: NonNullable<Figures['limit']> }): ReactNode => {
  const t = useT(ledgerScreens);
  const { language } = useWords();
  const share = shareBpOf(exposure, BigInt(limit.minor));
  const above = BigInt(exposure.minor) - BigInt(limit.minor);
  const text =
    above > 0n
      ? t('bills.exceeded', { amount: formatMoney({ minor: above, currency: limit.currency }, language, 'compact') })
      : t('bills.used', { percent: share === null ? '—' : formatBp(share, language) });
  return (
    <>
      <InlineBar share={share === null ? 1 : share / 10_000} label={text} tone={above > 0n ? 'loss' : 'accent'} />
      <p className={styles['quiet']}>{text}</p>
    </>
  );
};

/** Credit limit and how much of it is in use. */
export const CreditPanel = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(ledgerScreens);
  const maySet = useMay('ledger.credit');
  const [isOpen, setOpen] = useState(false);
  const { data } = useRead(accountFigures, { id: accountId });
  const figures = data?.figures ?? null;
  const limit = figures?.limit ?? null;
  return (
    <Panel
      title={t('bills.credit')}
      actions={
        maySet ? (
          <AppButton size="small" kind="quiet" onClick={() => setOpen(true)}>
            {t('bills.setLimit')}
          </AppButton>
        ) : undefined
      }
    >
      {data === undefined ? (
        <SkeletonBar height={60} />
      ) : (
        <>
          <StatLine
            stats={[
              {
                label: t('bills.limit'),
                value: limit === null ? <Missing reason={t('bills.limitNone')} /> : <Money value={limit} />,
              },
              {
                label: t('bills.exposure'),
                value: <Money value={figures?.exposure} reason={t('noFigures')} />,
                note: t('bills.exposureHint'),
              },
            ]}
          />
          {figures === null || limit === null ? null : <Use exposure={figures.exposure} limit={limit} />}
        </>
      )}
      {isOpen ? (
        <SideDrawer isOpen onClose={() => setOpen(false)} title={t('bills.setLimit')}>
          <LimitForm accountId={accountId} limit={limit} asOf={figures?.asOf} onClose={() => setOpen(false)} />
        </SideDrawer>
      ) : null}
    </Panel>
  );
};
