import type { ReactNode } from 'react';
import type { RuleOp, RuleValue } from '#domain/segments';
import { DateField, MoneyField, MultiSelectField, NumberField, PercentField, TagsField, TextField, useT } from '#ui';
import { AccountPicker } from '#web/accounts';
import { segmentScreens } from './messages/index.ts';
import type { RuleField } from './queries.ts';
import styles from './segments.module.css';

type Props = {
  readonly field: RuleField;
  readonly op: RuleOp;
  readonly currency: string;
  readonly value: RuleValue | null;
  readonly onChange: (value: RuleValue | null) => void;
};

const textsOf = (value: RuleValue | null): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const endsOf = (value: RuleValue | null): readonly [string | number, string | number] =>
  Array.isArray(value) ? [value[0] ?? '', value[1] ?? ''] : ['', ''];

/** The control for a condition's value: one, two, or a list, by the type of the field. */
export const ValueInput = (props: Props): ReactNode => {
  const t = useT(segmentScreens);
  const { field, op, value, onChange } = props;
  if (op === 'within-days' || op === 'older-than-days' || op === 'in-next-days')
    return (
      <NumberField
        label={t('builder.value')}
        unit={t('builder.days')}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
      />
    );
  if (op === 'any-of' || op === 'all-of' || op === 'none-of') return <ListInput {...props} />;
  if (op === 'contains')
    return <TextField label={t('builder.value')} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
  if (op !== 'between')
    return (
      <SingleInput
        {...props}
        label={t('builder.value')}
        one={typeof value === 'object' ? null : value}
        onOne={onChange}
      />
    );
  const [least, most] = endsOf(value);
  const change = (ends: readonly [string | number, string | number]) =>
    onChange(ends[0] === '' && ends[1] === '' ? null : ends);
  return (
    <div className={styles['pair']} key={field.name}>
      <SingleInput
        {...props}
        label={t('builder.least')}
        one={least === '' ? null : least}
        onOne={(next) => change([next ?? '', most])}
      />
      <SingleInput
        {...props}
        label={t('builder.most')}
        one={most === '' ? null : most}
        onOne={(next) => change([least, next ?? ''])}
      />
    </div>
  );
};

type SingleProps = Props & {
  readonly label: string;
  readonly one: string | number | null;
  readonly onOne: (one: string | number | null) => void;
};

const SingleInput = ({ field, currency, label, one, onOne }: SingleProps): ReactNode => {
  const asNumber = typeof one === 'number' ? one : null;
  const asText = typeof one === 'string' ? one : null;
  switch (field.type) {
    case 'money':
      return (
        <MoneyField
          label={label}
          currency={currency}
          value={asText !== null && /^-?\d+$/.test(asText) ? { minor: asText, currency } : null}
          onChange={(next) => onOne(next?.minor ?? null)}
        />
      );
    case 'percent':
      return <PercentField label={label} value={asNumber} onChange={onOne} />;
    case 'date':
      return <DateField label={label} value={asText} onChange={onOne} />;
    default:
      return <NumberField label={label} digits={field.section === 'trade' ? 0 : 2} value={asNumber} onChange={onOne} />;
  }
};

const ListInput = ({ field, value, onChange }: Props): ReactNode => {
  const t = useT(segmentScreens);
  const label = t('builder.value');
  const chosen = textsOf(value);
  if (field.type === 'tree')
    return (
      <AccountPicker label={label} value={chosen[0] ?? null} onChange={(id) => onChange(id === null ? null : [id])} />
    );
  if (field.isOpen || field.choices === null)
    return (
      <TagsField
        label={label}
        value={chosen}
        suggestions={(field.choices ?? []).map((choice) => choice.value)}
        onChange={onChange}
      />
    );
  return (
    <MultiSelectField
      label={label}
      placeholder={chosen.length === 0 ? t('builder.pickValue') : undefined}
      value={chosen}
      choices={field.choices}
      onChange={onChange}
    />
  );
};
