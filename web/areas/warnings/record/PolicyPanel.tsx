import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { warningPolicySchema, warningsContract } from '#areas/warnings/contract';
import { creditGrades } from '#domain/pricing';
import { formatBp, formatInstant, formatMoney } from '#kernel/format';
import {
  AppButton,
  ErrorState,
  Form,
  MoneyField,
  NumberField,
  Panel,
  PercentField,
  showNote,
  SideDrawer,
  SkeletonBar,
  TextAreaField,
  useActorName,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { warningScreens } from '../messages/index.ts';
import { warningReads } from '../shared/data.ts';
import type { WarningPolicyVersion } from '../shared/data.ts';
import styles from '../warnings.module.css';
import { bounded, chances, foretold, longest, mostBroken, mostLate, mostOver60, mostUsed } from './grade-fields.ts';
import { GradeTable } from './GradeTable.tsx';

const { getPolicy, savePolicy } = warningsContract.operations;

/** The policy with its parts beside each other, as a form edits it. */
const erosionShape = warningPolicySchema.shape.erosion.shape;
const creditShape = warningPolicySchema.shape.credit.unwrap().shape;
const { erosion: _erosion, credit: _credit, ...flatShape } = warningPolicySchema.shape;
const flatSchema = warningPolicySchema.omit({ erosion: true, credit: true }).extend({
  ...erosionShape,
  ...creditShape,
  note: savePolicy.input.shape.note,
});
const partOf = (shape: object, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.keys(shape).map((name) => [name, values[name]]));

const PolicyForm = ({
  base,
  onClose,
}: {
  readonly base: WarningPolicyVersion;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(warningScreens);
  const { currency } = useWords();
  const save = useAct(savePolicy, { refreshes: warningReads });
  const { erosion, credit, ...others } = base.policy;
  const form = useContractForm({
    schema: flatSchema,
    initial: { ...others, ...erosion, ...credit },
    onSubmit: async ({ note, ...values }) => {
      const { version } = await save.run({
        policy: warningPolicySchema.parse({
          ...partOf(flatShape, values),
          erosion: partOf(erosionShape, values),
          credit: partOf(creditShape, values),
        }),
        basedOn: base.version,
        ...(note === undefined ? {} : { note }),
      });
      showNote(t('policy.saved', { n: version }));
      onClose();
    },
  });
  const stake = form.field('leastStakeMinor');
  return (
    <Form form={form} submitText={t('policy.save')} onCancel={onClose}>
      <p>{t('policy.formText')}</p>
      <NumberField
        {...form.field('margin')}
        label={t('policy.margin')}
        hint={t('policy.runLengthHint')}
        unit={t('policy.months')}
      />
      <NumberField {...form.field('price')} label={t('policy.price')} unit={t('policy.months')} />
      <NumberField {...form.field('warmUp')} label={t('policy.warmUp')} unit={t('policy.months')} />
      <MoneyField
        {...stake}
        label={t('policy.leastStake')}
        currency={currency}
        value={typeof stake.value === 'number' ? { minor: String(stake.value), currency } : null}
        onChange={(next) => stake.onChange(next === null ? null : Number(next.minor))}
      />
      <PercentField {...form.field('concentrationMostBp')} label={t('policy.concentration')} />
      <NumberField {...form.field('oddOrderDays')} label={t('policy.oddOrderDays')} unit={t('policy.days')} />
      <NumberField {...form.field('driftLeastDays')} label={t('policy.driftLeastDays')} unit={t('policy.days')} />
      <NumberField {...form.field('promiseGraceDays')} label={t('policy.promiseGraceDays')} unit={t('policy.days')} />
      <h3 className={styles['part']}>{t('policy.credit')}</h3>
      <p>{t('policy.creditText')}</p>
      {creditGrades.map((grade) => (
        <PercentField key={grade} {...form.field(chances[grade])} label={t('policy.chance', { grade })} />
      ))}
      <PercentField {...form.field('lossBp')} label={t('policy.loss')} />
      {bounded.map((grade) => (
        <NumberField
          key={grade}
          {...form.field(longest[grade])}
          label={t('policy.longest', { grade })}
          unit={t('policy.days')}
        />
      ))}
      {bounded.map((grade) => (
        <PercentField key={grade} {...form.field(mostUsed[grade])} label={t('policy.mostUsed', { grade })} />
      ))}
      {bounded.map((grade) => (
        <PercentField key={grade} {...form.field(mostOver60[grade])} label={t('policy.mostOver60', { grade })} />
      ))}
      {foretold.map((grade) => (
        <PercentField key={grade} {...form.field(mostLate[grade])} label={t('policy.mostLate', { grade })} />
      ))}
      {foretold.map((grade) => (
        <NumberField key={grade} {...form.field(mostBroken[grade])} label={t('policy.mostBroken', { grade })} />
      ))}
      <TextAreaField {...form.field('note')} label={t('policy.note')} isPlain rows={2} />
    </Form>
  );
};

const Figures = ({ policy }: { readonly policy: z.output<typeof warningPolicySchema> }): ReactNode => {
  const t = useT(warningScreens);
  const { language, currency } = useWords();
  const rows: readonly (readonly [string, string])[] = [
    [t('policy.margin'), t('policy.monthCount', { n: policy.erosion.margin })],
    [t('policy.price'), t('policy.monthCount', { n: policy.erosion.price })],
    [t('policy.warmUp'), t('policy.monthCount', { n: policy.erosion.warmUp })],
    [t('policy.leastStake'), formatMoney({ minor: BigInt(policy.leastStakeMinor), currency }, language)],
    [t('policy.concentration'), formatBp(policy.concentrationMostBp, language)],
    [t('policy.oddOrderDays'), t('policy.dayCount', { n: policy.oddOrderDays })],
    [t('policy.driftLeastDays'), t('policy.dayCount', { n: policy.driftLeastDays })],
    [t('policy.promiseGraceDays'), t('policy.dayCount', { n: policy.promiseGraceDays })],
    [t('policy.loss'), formatBp(policy.credit.lossBp, language)],
  ];
  return (
    <dl className={styles['figures']}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

type HeardShares = NonNullable<NonNullable<z.output<typeof getPolicy.output>['lastRun']>['heard']>;

/** How soon the book hears a leak, by what its accounts earn. */
const Heard = ({ heard }: { readonly heard: HeardShares }): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  return (
    <p className={styles['said']}>
      {t('policy.heard', {
        accounts: heard.watched,
        three: formatBp(heard.within3Bp, language),
        six: formatBp(heard.within6Bp, language),
        twelve: formatBp(heard.within12Bp, language),
      })}
    </p>
  );
};

/** What is watched and how strictly, and how many false alarms that gives in this book. */
export const PolicyPanel = (): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone } = useWords();
  const nameOf = useActorName();
  const mayEdit = useMay('warnings.run');
  const [isEditing, setEditing] = useState(false);
  const { data, error, refetch } = useRead(getPolicy, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={200} />;
  const { lastRun } = data;
  return (
    <Panel
      title={t('policy.title')}
      actions={
        mayEdit ? (
          <AppButton size="small" onClick={() => setEditing(true)}>
            {t('policy.edit')}
          </AppButton>
        ) : undefined
      }
    >
      <div className={styles['stack']}>
        {lastRun === null ? null : (
          <p className={styles['said']}>
            {t('policy.falseAlarms', { n: Math.round(lastRun.falseAlarmsAYear), accounts: lastRun.accounts })}
          </p>
        )}
        {lastRun === null || lastRun.heard === null ? null : <Heard heard={lastRun.heard} />}
        <Figures policy={data.policy} />
        <GradeTable credit={data.policy.credit} />
        <p className={styles['quiet']}>
          {t('policy.version', {
            version: data.version,
            name: nameOf(data.createdByName),
            at: formatInstant(data.createdAt, timeZone),
          })}
        </p>
      </div>
      <SideDrawer isOpen={isEditing} onClose={() => setEditing(false)} title={t('policy.title')}>
        {isEditing ? <PolicyForm base={data} onClose={() => setEditing(false)} /> : null}
      </SideDrawer>
    </Panel>
  );
};
