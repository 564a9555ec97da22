import { warningsMessages } from '#areas/warnings/messages';
import type { StoryTongue } from '#domain/warnings';
import { useT, useWords } from '#ui';

/** The words in which the stories of warnings are told. */
export const useTongue = (): StoryTongue => {
  const t = useT(warningsMessages);
  const { language, currency } = useWords();
  return { t, language, currency };
};
