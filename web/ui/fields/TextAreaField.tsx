import { Input, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { inputPropsOf } from './field-props.ts';
import type { FieldProps } from './field-props.ts';
import styles from './fields.module.css';
import { Markdown } from './Markdown.tsx';
import { SegmentField } from './SelectField.tsx';

type Props = FieldProps<string> & { readonly rows?: number; readonly isPlain?: boolean };

/** Long text: notes, reasons, templates. Markdown with a preview unless it is plain. */
export const TextAreaField = ({ rows = 5, isPlain = false, ...props }: Props): ReactNode => {
  const t = useT(uiMessages);
  const [mode, setMode] = useState<'write' | 'preview'>('write');
  const id = useId();
  const area = inputPropsOf({ ...props, hint: props.hint ?? (isPlain ? undefined : t('field.markdownHint')) });
  const { label, ...unlabelled } = area;
  const text = props.value ?? '';
  return (
    <div>
      <div className={styles['fieldHead']}>
        <Input.Label htmlFor={id} required={props.isRequired ?? false}>
          {label}
        </Input.Label>
        {isPlain ? null : (
          <SegmentField
            name={props.label}
            value={mode}
            onChange={setMode}
            choices={[
              { value: 'write', label: t('field.write') },
              { value: 'preview', label: t('field.preview') },
            ]}
          />
        )}
      </div>
      {mode === 'write' ? (
        <Textarea
          {...unlabelled}
          id={id}
          autosize
          minRows={rows}
          maxRows={24}
          value={text}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      ) : (
        <div className={styles['preview']}>
          {text.trim() === '' ? t('field.previewEmpty') : <Markdown source={text} />}
        </div>
      )}
    </div>
  );
};
