import { Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, use, useState } from 'react';
import type { ReactNode } from 'react';
import { isDay } from '#kernel/day';
import { Icon } from '../controls/Icon.tsx';
import { IconAction } from '../controls/IconAction.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { inputPropsOf } from './field-props.ts';
import type { FieldProps } from './field-props.ts';
import styles from './fields.module.css';
import { OpensInPortal } from './opens-in-portal.ts';
import { readDay } from './read-figure.ts';

const Calendar = lazy(async () => ({ default: (await import('./Calendar.tsx')).Calendar }));

/** A date without time. Typed in any usual form, or picked from a calendar that loads when it is opened. */
export const DateField = ({ value, onChange, ...props }: FieldProps<string>): ReactNode => {
  const t = useT(uiMessages);
  const [draft, setDraft] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const opensInPortal = use(OpensInPortal);
  const change = (text: string): void => {
    setDraft(text);
    const day = readDay(text);
    onChange(day !== null && isDay(day) ? day : text === '' ? null : text);
  };
  const blur = (): void => {
    setDraft(null);
    props.onBlur?.();
  };
  const pick = (day: string): void => {
    setDraft(null);
    onChange(day);
    setOpen(false);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal={opensInPortal}
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          {...inputPropsOf({ ...props, onBlur: blur, placeholder: props.placeholder ?? 'YYYY-MM-DD' })}
          inputMode="numeric"
          autoComplete="off"
          value={draft ?? value ?? ''}
          onChange={(event) => change(event.currentTarget.value)}
          classNames={{ input: styles['tabular'] ?? '' }}
          rightSection={
            <IconAction
              size="small"
              name={t('field.openCalendar')}
              icon={<Icon of={IconCalendar} size={16} />}
              isExpanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            />
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<div className={styles['calendarFallback']} aria-busy />}>
          <Calendar value={typeof value === 'string' && isDay(value) ? value : null} onPick={pick} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};
