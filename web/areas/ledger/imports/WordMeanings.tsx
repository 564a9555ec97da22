import type { ReactNode } from 'react';
import { SelectField, SideDrawer, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import type { ChoiceWord } from './choice-words.ts';
import type { FieldSource } from './contract.ts';
import { ruleOf } from './field-source.ts';
import styles from './import.module.css';

type Props = {
  readonly title: string;
  /** Words that the first rows hold. */
  readonly texts: readonly string[];
  readonly meanings: readonly ChoiceWord[];
  readonly source: FieldSource | undefined;
  readonly onSource: (source: FieldSource) => void;
  readonly onClose: () => void;
};

const automatic = 'automatic';

/** Says what the words of a column mean where the built-in list does not know them. */
export const WordMeanings = ({ title, texts, meanings, source, onSource, onClose }: Props): ReactNode => {
  const t = useT(importScreens);
  const rule = ruleOf(source);
  const values = rule?.values ?? {};
  const shown = [...new Set([...texts, ...Object.keys(values)])];
  const handleMeaning = (text: string, meaning: string | null): void => {
    if (rule === undefined) return;
    const { [text]: _before, ...others } = values;
    const next = meaning === null || meaning === automatic ? others : { ...others, [text]: meaning };
    const { values: _old, ...plain } = rule;
    onSource(Object.keys(next).length === 0 ? plain : { ...plain, values: next });
  };
  return (
    <SideDrawer isOpen onClose={onClose} title={title}>
      <div className={styles['stack']}>
        <p className={styles['quiet']}>{shown.length === 0 ? t('mapping.wordsNone') : t('mapping.wordsText')}</p>
        {shown.map((text) => (
          <SelectField
            key={text}
            label={text}
            value={meanings.find((word) => word === values[text]) ?? automatic}
            choices={[
              { value: automatic, label: t('mapping.wordsAuto') },
              ...meanings.map((word) => ({ value: word, label: t(`words.${word}`) })),
            ]}
            onChange={(meaning) => handleMeaning(text, meaning)}
          />
        ))}
      </div>
    </SideDrawer>
  );
};
