import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { warningsMessages } from '#areas/warnings/messages';
import { sentenceText, storyOf, storyParts } from '#domain/warnings';
import { FigureText, Panel, useT } from '#ui';
import { warningScreens } from '../messages/index.ts';
import { toldOf } from '../shared/data.ts';
import type { Warning } from '../shared/data.ts';
import { useTongue } from '../shared/use-tongue.ts';
import styles from '../warnings.module.css';

/** The story in words, part by part, and the first thing to do. */
export const StoryPanel = ({ warning }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const words = useT(warningsMessages);
  const tongue = useTongue();
  const sentences = storyOf(toldOf(warning));
  // The subject of such a warning is what it is about and which agreement.
  const agreementId = warning.kind === 'agreement' ? warning.subject.split(' ')[1] : undefined;
  return (
    <Panel>
      <dl className={styles['told']}>
        {storyParts.map((part) => {
          const own = sentences.filter((sentence) => sentence.part === part);
          return own.length === 0 ? null : (
            <div key={part} data-part={part}>
              <dt>{t(`parts.${part}`)}</dt>
              <dd>
                {own.map((sentence) => (
                  <p key={sentence.key}>
                    <FigureText text={sentenceText(sentence, tongue)} />
                  </p>
                ))}
              </dd>
            </div>
          );
        })}
        <div data-part="first">
          <dt>{t('parts.first')}</dt>
          <dd>
            <p>{words(`steps.${warning.step}`)}</p>
            {agreementId === undefined ? null : (
              <Link to="/pricing/agreements/$id" params={{ id: agreementId }}>
                {t('openAgreement')}
              </Link>
            )}
          </dd>
        </div>
      </dl>
    </Panel>
  );
};
