import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import {
  AppButton,
  CheckField,
  Chip,
  DateText,
  Icon,
  IconAction,
  IconCheck,
  IconRestore,
  Money,
  Panel,
  showFailure,
  SideDrawer,
  useActorName,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { dayIn } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Purchase, Tender } from '../shared/data.ts';
import { PreludeForm } from './PreludeForm.tsx';
import type { PreludeGate } from './PreludeForm.tsx';
import purchaseStyles from './purchases.module.css';

const { setTenderGate, tickTenderDocument } = pricingContract.operations;

type Props = { readonly purchase: Purchase; readonly tender: Tender };
type Gate = Tender['gates'][number];

/** Runs an act that needs no form, and says why it could not. */
const useTold = () => {
  const refusalText = useRefusalText();
  return async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
};

const isOfBond = (gate: Gate['gate']): gate is 'bond-paid' | 'bond-returned' =>
  gate === 'bond-paid' || gate === 'bond-returned';

const isOfPrelude = (gate: Gate['gate']): gate is PreludeGate => gate === 'qualification' || gate === 'meeting';

type GateActProps = {
  readonly gate: Gate;
  readonly purchase: Purchase;
  readonly onMark: (gate: PreludeGate) => void;
};

const GateAct = ({ gate, purchase, onMark }: GateActProps): ReactNode => {
  const t = useT(pricingPurchases);
  const { timeZone } = useWords();
  const set = useAct(setTenderGate, { refreshes: pricingReads });
  const told = useTold();
  const name = gate.gate;
  // Bonds are recorded with their day and their money; the bid itself is handed in, not ticked.
  if (isOfBond(name) || name === 'submission') return null;
  const doneOn = gate.doneOn === null ? dayIn(timeZone) : null;
  return (
    <IconAction
      size="small"
      name={t(gate.doneOn === null ? 'doneToday' : 'undo', { gate: t(`gates.${name}`) })}
      icon={<Icon of={gate.doneOn === null ? IconCheck : IconRestore} size={16} />}
      onClick={() =>
        isOfPrelude(name) && doneOn !== null
          ? onMark(name)
          : void told(async () => await set.run({ id: purchase.id, gate: name, doneOn }))
      }
    />
  );
};

const outcomeTones = { qualified: 'accent', conditional: 'warm', refused: 'loss' } as const;

/** How qualification ended, and what was written of it or of the meeting. */
const Outcome = ({ gate: { outcome, note } }: { readonly gate: Gate }): ReactNode => {
  const t = useT(pricingPurchases);
  return (
    <>
      {outcome === null || outcome === 'held' ? null : (
        <span>
          <Chip tone={outcomeTones[outcome]}>{t(`prelude.outcomes.${outcome}`)}</Chip>
        </span>
      )}
      {note === null ? null : <span className={styles['quiet']}>{note}</span>}
    </>
  );
};

/** The way of the tender: what is due when, who sees to it, and when it was done. */
export const GatesPanel = ({ purchase, tender }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const nameOf = useActorName();
  const mayBid = useMay('pricing.purchase');
  const isOpen = purchase.state !== 'withdrawn';
  const [marking, setMarking] = useState<PreludeGate | null>(null);
  if (tender.gates.length === 0) return null;
  return (
    <Panel title={t('way')}>
      <ol className={purchaseStyles['gates']}>
        {tender.gates.map((gate) => (
          <li key={gate.gate} data-done={gate.doneOn !== null}>
            <span className={styles['twoLines']}>
              <span>{t(`gates.${gate.gate}`)}</span>
              <span className={styles['quiet']}>
                {nameOf(gate.owner === null ? purchase.createdByName : gate.owner.name)}
              </span>
              <Outcome gate={gate} />
            </span>
            <span>
              {gate.doneOn === null ? (
                <>
                  {t('dueOn')} <DateText value={gate.dueOn} />
                </>
              ) : (
                <>
                  {t('doneOn')} <DateText value={gate.doneOn} />
                </>
              )}
            </span>
            <span>{gate.isLate ? <Chip tone="loss">{t('late')}</Chip> : null}</span>
            <span>{mayBid && isOpen ? <GateAct gate={gate} purchase={purchase} onMark={setMarking} /> : null}</span>
          </li>
        ))}
      </ol>
      <SideDrawer
        isOpen={marking !== null}
        onClose={() => setMarking(null)}
        title={marking === null ? t('way') : t(`gates.${marking}`)}
      >
        {marking === null ? null : <PreludeForm id={purchase.id} gate={marking} onClose={() => setMarking(null)} />}
      </SideDrawer>
    </Panel>
  );
};

/** What the bid needs, and what of it is ready. */
export const DocumentsPanel = ({ purchase, tender }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const tick = useAct(tickTenderDocument, { refreshes: pricingReads });
  const told = useTold();
  if (tender.documents.length === 0) return null;
  const ready = tender.documents.filter(({ isReady }) => isReady).length;
  const { id, version } = purchase;
  return (
    <Panel title={t('documents')}>
      <p className={styles['quiet']}>{t('readyOf', { n: ready, of: tender.documents.length })}</p>
      <div className={styles['fields']}>
        {tender.documents.map(({ text, isReady, gate }, at) => (
          <CheckField
            key={text}
            label={gate === 'submission' ? text : t('prelude.documentOf', { text, gate: t(`gates.${gate}`) })}
            value={isReady}
            isDisabled={!purchase.mayChange}
            onChange={(value) => void told(async () => await tick.run({ id, version, at, isReady: value === true }))}
          />
        ))}
      </div>
    </Panel>
  );
};

/** The bond: how much, when it was paid, and when it comes back. */
export const BondPanel = ({
  tender,
  onRecord,
}: Pick<Props, 'tender'> & { readonly onRecord: () => void }): ReactNode => {
  const t = useT(pricingPurchases);
  const mayRecord = useMay('pricing.bond');
  const { bond } = tender;
  if (bond === null) return null;
  return (
    <Panel
      title={t('bond')}
      actions={
        mayRecord ? (
          <AppButton size="small" kind="quiet" onClick={onRecord}>
            {t('bondRecord')}
          </AppButton>
        ) : undefined
      }
    >
      <p className={styles['figureLarge']}>
        <Money value={bond.amount} figure="full" />
      </p>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('bondPaidOn')}</dt>
          <dd>
            <DateText value={bond.paidOn} />
          </dd>
        </div>
        <div>
          <dt>{t('bondDueBack')}</dt>
          <dd>
            <DateText value={bond.dueBackOn} />
          </dd>
        </div>
        <div>
          <dt>{t('bondReturnedOn')}</dt>
          <dd>
            <DateText value={bond.returnedOn} />
          </dd>
        </div>
      </dl>
      {bond.isOverdue ? (
        <Chip tone="loss">{t('bondOverdue')}</Chip>
      ) : bond.paidOn !== null && bond.returnedOn === null ? (
        <Chip>{t('bondOut')}</Chip>
      ) : null}
    </Panel>
  );
};

/** Who judges the bids. */
export const CommitteePanel = ({ tender }: Pick<Props, 'tender'>): ReactNode => {
  const t = useT(pricingPurchases);
  if (tender.committee.length === 0) return null;
  return (
    <Panel title={t('committee')}>
      <ul className={purchaseStyles['people']}>
        {tender.committee.map(({ name, role, weight }) => (
          <li key={name}>
            <span>
              {name}
              {role === null ? '' : ` · ${role}`}
            </span>
            {weight === null ? null : <span className={styles['quiet']}>{t('weight', { n: weight })}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** Who else bids, with what is known of them. */
export const RivalsPanel = ({ tender }: Pick<Props, 'tender'>): ReactNode => {
  const t = useT(pricingPurchases);
  return (
    <Panel title={t('rivals')}>
      {tender.rivals.length === 0 ? <p className={styles['quiet']}>{t('noRivals')}</p> : null}
      <ul className={purchaseStyles['people']}>
        {tender.rivals.map(({ name, note }) => (
          <li key={name}>
            <span>{name}</span>
            {note === null ? null : <span className={styles['quiet']}>{note}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
