import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import {
  AppButton,
  Chip,
  Icon,
  IconAction,
  IconPencil,
  IconPlus,
  IconCheck,
  showFailure,
  TagsField,
  useRefusalText,
  useT,
} from '#ui';
import { useAct } from '#web/app/api';
import styles from './account.module.css';
import { accountScreens } from './messages/index.ts';
import { useTagSuggestions } from './queries.ts';

type Props = { readonly accountId: string; readonly tags: readonly string[]; readonly mayChange: boolean };

/** The tags of one account, changed in place. */
export const TagEditor = ({ accountId, tags, mayChange }: Props): ReactNode => {
  const t = useT(accountScreens);
  const refusalText = useRefusalText();
  const suggestions = useTagSuggestions();
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const change = useAct(accountsContract.operations.changeTags, { refreshes: ['accounts'] });
  const save = async (wanted: readonly string[]): Promise<void> => {
    const add = wanted.filter((tag) => !tags.includes(tag));
    const remove = tags.filter((tag) => !wanted.includes(tag));
    try {
      if (add.length + remove.length > 0) await change.run({ ids: [accountId], add, remove });
      setDraft(null);
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  if (draft !== null)
    return (
      <span className={styles['tagEditor']}>
        <TagsField
          label={t('tags.label')}
          value={draft}
          onChange={(next) => setDraft(next ?? [])}
          suggestions={suggestions}
          hasAutoFocus
        />
        <IconAction
          name={t('tags.save')}
          icon={<Icon of={IconCheck} size={16} />}
          isBusy={change.isBusy}
          onClick={() => void save(draft)}
        />
      </span>
    );
  return (
    <span className={styles['tags']}>
      {tags.map((tag) => (
        <Chip key={tag} tone="grey">
          {tag}
        </Chip>
      ))}
      {mayChange && tags.length === 0 ? (
        <AppButton size="small" kind="quiet" icon={<Icon of={IconPlus} size={14} />} onClick={() => setDraft(tags)}>
          {t('tags.add')}
        </AppButton>
      ) : null}
      {mayChange && tags.length > 0 ? (
        <IconAction
          size="small"
          name={t('tags.change')}
          icon={<Icon of={IconPencil} size={14} />}
          onClick={() => setDraft(tags)}
        />
      ) : null}
    </span>
  );
};
