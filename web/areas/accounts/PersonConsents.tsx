import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { accountsMessages } from '#areas/accounts/messages';
import { consentChannels, consentStates } from '#domain/accounts';
import type { ConsentChannel } from '#domain/accounts';
import {
  Chip,
  DateField,
  Form,
  Icon,
  IconAction,
  IconPencil,
  SelectField,
  showNote,
  TextField,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import styles from './account.module.css';
import { choicesOf } from './choices.ts';
import { dayIn } from './day-in.ts';
import { accountScreens } from './messages/index.ts';
import type { Person } from './records.ts';

const { setConsent } = accountsContract.operations;
const refreshes = ['accounts.listPersons'];

type Consent = Person['consents'][number];
type Line = { readonly channel: ConsentChannel; readonly consent: Consent | undefined };

const ConsentForm = ({
  personId,
  line: { channel, consent },
  onClose,
}: {
  readonly personId: string;
  readonly line: Line;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const { timeZone } = useWords();
  const save = useAct(setConsent, { refreshes });
  const form = useContractForm({
    schema: setConsent.input,
    initial: {
      id: personId,
      channel,
      state: consent?.state ?? 'given',
      purpose: consent?.purpose ?? null,
      on: dayIn(timeZone),
      source: null,
    },
    onSubmit: async (input) => {
      await save.run(input);
      showNote(t('consents.saved'));
      onClose();
    },
  });
  const { state } = form.values;
  return (
    <Form form={form} submitText={t('consents.save')} onCancel={onClose}>
      <SelectField
        {...form.field('state')}
        label={words('fields.consent')}
        choices={choicesOf(consentStates, (value) => words(`consentStates.${value}`))}
      />
      {state === 'given' ? (
        <TextField
          {...form.field('purpose')}
          label={words('fields.consentPurpose')}
          hint={t('consents.purposeHint')}
          isRequired
        />
      ) : null}
      {state === 'not-asked' ? null : (
        <>
          <DateField {...form.field('on')} label={words('fields.consentOn')} />
          <TextField {...form.field('source')} label={words('fields.consentSource')} hint={t('consents.sourceHint')} />
        </>
      )}
    </Form>
  );
};

const ConsentLine = ({
  line: { channel, consent },
  acts,
}: {
  readonly line: Line;
  readonly acts: ReactNode;
}): ReactNode => {
  const words = useT(accountsMessages);
  const state = consent?.state ?? 'not-asked';
  const notes = consent === undefined ? [] : [consent.purpose, consent.on, consent.source];
  return (
    <>
      <span className={styles['lineMain']}>
        {words(`channels.${channel}`)}{' '}
        <Chip tone={state === 'given' ? 'accent' : state === 'withdrawn' ? 'warm' : 'plain'}>
          {words(`consentStates.${state}`)}
        </Chip>
        <span className={styles['lineNote']}>{notes.filter((note) => note !== null && note !== '').join(' · ')}</span>
      </span>
      {acts}
    </>
  );
};

/** For what a person may be reached by each channel: asked, given, withdrawn, since when and where it was said. */
export const PersonConsents = ({
  person,
  mayWrite,
}: {
  readonly person: Person;
  readonly mayWrite: boolean;
}): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const [opened, setOpened] = useState<ConsentChannel | null>(null);
  const lines = consentChannels.map((channel) => ({
    channel,
    consent: person.consents.find((one) => one.channel === channel),
  }));
  return (
    <section>
      <h3 className={styles['part']}>{t('consents.title')}</h3>
      <ul className={styles['lines']}>
        {lines.map((line) => (
          <li key={line.channel} className={styles['line']}>
            {opened === line.channel ? (
              <div className={styles['lineMain']}>
                <strong>{words(`channels.${line.channel}`)}</strong>
                <ConsentForm personId={person.id} line={line} onClose={() => setOpened(null)} />
              </div>
            ) : (
              <ConsentLine
                line={line}
                acts={
                  mayWrite ? (
                    <IconAction
                      size="small"
                      name={t('consents.changeOf', { channel: words(`channels.${line.channel}`) })}
                      icon={<Icon of={IconPencil} size={16} />}
                      onClick={() => setOpened(line.channel)}
                    />
                  ) : null
                }
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
