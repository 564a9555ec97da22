import type { ReactNode } from 'react';
import { ruleMatches } from '#domain/segments';
import { AppButton, Icon, IconAction, IconPlus, IconTrash, SegmentField, useT } from '#ui';
import { ConditionLine } from './ConditionLine.tsx';
import type { Fields } from './ConditionLine.tsx';
import { segmentScreens } from './messages/index.ts';
import { isDraftGroup, withAdded, withoutPart, withPart } from './rule-draft.ts';
import type { DraftGroup } from './rule-draft.ts';
import styles from './segments.module.css';

type Props = {
  /** The whole rule, which every change gives back. */
  readonly root: DraftGroup;
  readonly group: DraftGroup;
  readonly depth: number;
  readonly fields: Fields;
  /** The condition that was added last: it takes the focus. */
  readonly freshKey: number | null;
  readonly onChange: (root: DraftGroup, freshKey: number | null) => void;
};

const mostDepth = 4;

/** A group of conditions with how they combine; groups stand in groups. */
export const GroupBox = ({ root, group, depth, fields, freshKey, onChange }: Props): ReactNode => {
  const t = useT(segmentScreens);
  const add = (kind: 'condition' | 'group'): void => {
    const next = withAdded(root, { into: group.key, kind });
    onChange(next, lastConditionKeyOf(next, group.key));
  };
  return (
    <fieldset className={styles['group']} aria-label={t('builder.group', { depth })}>
      <div className={styles['groupHead']}>
        <SegmentField
          name={t('builder.match')}
          value={group.match}
          choices={ruleMatches.map((match) => ({ value: match, label: t(`builder.matches.${match}`) }))}
          onChange={(match) => onChange(withPart(root, { ...group, match }), null)}
        />
        {depth > 1 ? (
          <IconAction
            size="small"
            name={t('builder.removeGroup')}
            icon={<Icon of={IconTrash} size={16} />}
            onClick={() => onChange(withoutPart(root, group.key), null)}
          />
        ) : null}
      </div>
      {group.parts.map((part) =>
        isDraftGroup(part) ? (
          <GroupBox
            key={part.key}
            root={root}
            group={part}
            depth={depth + 1}
            fields={fields}
            freshKey={freshKey}
            onChange={onChange}
          />
        ) : (
          <ConditionLine
            key={part.key}
            condition={part}
            fields={fields}
            isFresh={part.key === freshKey}
            onChange={(condition) => onChange(withPart(root, condition), null)}
            onRemove={() => onChange(withoutPart(root, part.key), null)}
          />
        ),
      )}
      <div className={styles['groupFoot']}>
        <AppButton size="small" kind="quiet" icon={<Icon of={IconPlus} size={14} />} onClick={() => add('condition')}>
          {t('builder.addCondition')}
        </AppButton>
        {depth < mostDepth ? (
          <AppButton size="small" kind="quiet" icon={<Icon of={IconPlus} size={14} />} onClick={() => add('group')}>
            {t('builder.addGroup')}
          </AppButton>
        ) : null}
      </div>
    </fieldset>
  );
};

const lastConditionKeyOf = (root: DraftGroup, groupKey: number): number | null => {
  const find = (group: DraftGroup): DraftGroup | undefined =>
    group.key === groupKey
      ? group
      : group.parts
          .filter(isDraftGroup)
          .map(find)
          .find((one) => one !== undefined);
  const last = find(root)?.parts.at(-1);
  if (last === undefined) return null;
  return isDraftGroup(last) ? (last.parts[0]?.key ?? null) : last.key;
};
