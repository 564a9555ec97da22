import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ruleSchema, segmentsContract } from '#areas/segments/contract';
import type { Rule } from '#domain/segments';
import {
  CheckField,
  ErrorState,
  Form,
  PageHeader,
  PageSkeleton,
  Panel,
  showNote,
  TextAreaField,
  TextField,
  useContractForm,
  useT,
} from '#ui';
import { useAct } from '#web/app/api';
import { GroupBox } from './GroupBox.tsx';
import { LiveResult } from './LiveResult.tsx';
import { segmentScreens } from './messages/index.ts';
import { useRuleFields, useSegment } from './queries.ts';
import type { Segment } from './queries.ts';
import { draftOf, emptyDraft, isComplete, ruleOf } from './rule-draft.ts';
import styles from './segments.module.css';

const { create, update } = segmentsContract.operations;

/** Starts a segment, empty or from a suggestion that the address carries. */
export const NewSegmentPage = (): ReactNode => {
  const { name, rule } = useSearch({ from: '/shell/segments/new' });
  return <Editor key={rule ?? ''} segment={null} start={{ name: name ?? '', rule: ruleIn(rule) }} />;
};

export const EditSegmentPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/segments/$id/edit' });
  const { data, error, refetch } = useSegment(id);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <Editor key={data.version} segment={data} start={data} />;
};

const ruleIn = (text: string | undefined): Rule | null => {
  if (text === undefined) return null;
  try {
    const parsed = ruleSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

const headSchema = create.input.pick({ name: true, note: true, shared: true });

type EditorProps = {
  readonly segment: Segment | null;
  readonly start: {
    readonly name: string;
    readonly rule: Rule | null;
    readonly note?: string | null;
    readonly shared?: boolean;
  };
};

const Editor = ({ segment, start }: EditorProps): ReactNode => {
  const t = useT(segmentScreens);
  const navigate = useNavigate();
  const [draft, setDraft] = useState(start.rule === null ? emptyDraft : draftOf(start.rule));
  const [freshKey, setFreshKey] = useState<number | null>(null);
  const [isTried, setTried] = useState(false);
  const rule = useMemo(() => ruleOf(draft), [draft]);
  const add = useAct(create, { refreshes: ['segments'] });
  const change = useAct(update, { refreshes: ['segments'] });
  const isReady = rule !== null && isComplete(draft);
  const form = useContractForm({
    schema: headSchema,
    initial: { name: start.name, note: start.note ?? null, shared: start.shared ?? true },
    onSubmit: async (head) => {
      setTried(true);
      if (rule === null || !isComplete(draft)) return;
      const saved =
        segment === null
          ? await add.run({ ...head, rule })
          : await change.run({ ...head, note: head.note ?? null, id: segment.id, version: segment.version, rule });
      showNote(t('saved', { name: saved.name }));
      await navigate({ to: '/segments/$id', params: { id: saved.id } });
    },
  });
  return (
    <>
      <PageHeader
        back={<Link to="/segments">{t('title')}</Link>}
        title={segment === null ? t('editor.newTitle') : segment.name}
        state={t('editor.newState')}
      />
      <div className={styles['editor']}>
        <Panel>
          <Form
            form={form}
            submitText={t(segment === null ? 'editor.create' : 'editor.save')}
            onCancel={() =>
              void navigate(
                segment === null ? { to: '/segments' } : { to: '/segments/$id', params: { id: segment.id } },
              )
            }
          >
            <div className={styles['head']}>
              <TextField
                {...form.field('name')}
                label={t('editor.name')}
                placeholder={t('editor.nameExample')}
                isRequired
              />
            </div>
            <div>
              <h2 className={styles['subhead']}>{t('editor.rule')}</h2>
              <RuleBuilder
                draft={draft}
                freshKey={freshKey}
                onChange={(next, fresh) => {
                  setDraft(next);
                  setFreshKey(fresh);
                }}
              />
              {isTried && !isReady ? (
                <p className={styles['problem']} role="alert">
                  {t('editor.incomplete')}
                </p>
              ) : null}
            </div>
            <div className={styles['head']}>
              <TextAreaField {...form.field('note')} label={t('editor.note')} rows={2} isPlain />
              <CheckField {...form.field('shared')} label={t('editor.shared')} />
            </div>
          </Form>
        </Panel>
        <div className={styles['live']}>
          <LiveResult rule={rule} />
        </div>
      </div>
    </>
  );
};

type BuilderProps = {
  readonly draft: Parameters<typeof ruleOf>[0];
  readonly freshKey: number | null;
  readonly onChange: (draft: Parameters<typeof ruleOf>[0], freshKey: number | null) => void;
};

const RuleBuilder = ({ draft, freshKey, onChange }: BuilderProps): ReactNode => {
  const { data, error, refetch } = useRuleFields();
  const fields = useMemo(
    () =>
      data === undefined
        ? undefined
        : {
            list: data.fields,
            byName: new Map(data.fields.map((field) => [field.name, field])),
            currency: data.currency,
          },
    [data],
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (fields === undefined) return <PageSkeleton />;
  return <GroupBox root={draft} group={draft} depth={1} fields={fields} freshKey={freshKey} onChange={onChange} />;
};
