import type { ReactNode } from 'react';
import { segmentsMessages } from '#areas/segments/messages';
import { Icon, IconAction, IconX, SelectField, useT } from '#ui';
import { segmentScreens } from './messages/index.ts';
import type { RuleField } from './queries.ts';
import { isBare } from './rule-draft.ts';
import type { DraftCondition } from './rule-draft.ts';
import styles from './segments.module.css';
import { ValueInput } from './ValueInput.tsx';

export type Fields = {
  readonly byName: ReadonlyMap<string, RuleField>;
  readonly list: readonly RuleField[];
  readonly currency: string;
};

type Props = {
  readonly condition: DraftCondition;
  readonly fields: Fields;
  readonly isFresh: boolean;
  readonly onChange: (condition: DraftCondition) => void;
  readonly onRemove: () => void;
};

/** Field, comparison, value. Another field starts with its usual comparison; another kind of comparison with no value. */
export const ConditionLine = ({ condition, fields, isFresh, onChange, onRemove }: Props): ReactNode => {
  const t = useT(segmentScreens);
  const words = useT(segmentsMessages);
  const field = condition.field === null ? undefined : fields.byName.get(condition.field);
  const { op } = condition;
  const change = (set: Partial<DraftCondition>) => onChange({ ...condition, ...set });
  return (
    <div className={styles['condition']}>
      <div className={styles['field']}>
        <SelectField
          label={t('builder.field')}
          placeholder={t('builder.pickField')}
          value={condition.field}
          choices={fields.list.map(({ name, label }) => ({ value: name, label }))}
          isSearchable
          hasAutoFocus={isFresh}
          onChange={(name) =>
            change({
              field: name,
              op: (name === null ? undefined : fields.byName.get(name)?.ops[0]) ?? null,
              value: null,
            })
          }
        />
      </div>
      <div className={styles['op']}>
        <SelectField
          label={t('builder.op')}
          value={op}
          isDisabled={field === undefined}
          choices={(field?.ops ?? []).map((one) => ({ value: one, label: words(`ops.${one}`) }))}
          onChange={(next) =>
            change({
              op: next,
              value: next !== null && op !== null && shapeOf(next) === shapeOf(op) ? condition.value : null,
            })
          }
        />
      </div>
      <div className={styles['value']}>
        {field === undefined || op === null || isBare(op) ? null : (
          <ValueInput
            key={`${field.name} ${shapeOf(op)}`}
            field={field}
            op={op}
            currency={fields.currency}
            value={condition.value}
            onChange={(value) => change({ value })}
          />
        )}
      </div>
      <IconAction
        size="small"
        name={t('builder.removeCondition', { field: field?.label ?? t('builder.field') })}
        icon={<Icon of={IconX} size={16} />}
        onClick={onRemove}
      />
    </div>
  );
};

/** Comparisons of one shape take the same value. */
const shapeOf = (op: NonNullable<DraftCondition['op']>): string => {
  if (op === 'any-of' || op === 'all-of' || op === 'none-of') return 'list';
  if (op === 'within-days' || op === 'older-than-days' || op === 'in-next-days') return 'days';
  if (op === 'between' || op === 'contains') return op;
  return isBare(op) ? 'bare' : 'one';
};
