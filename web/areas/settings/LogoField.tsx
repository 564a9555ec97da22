import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { letterheadContract } from '#platform/letterhead/contract';
import { AppButton, DropZone, showFailure, useRefusalText, useT } from '#ui';
import { downloadUrlOf, useAct } from '#web/app/api';
import { upload } from '#web/app/upload';
import { settingsMessages } from './messages/index.ts';
import styles from './settings.module.css';

const { setLogo, removeLogo, getLogo } = letterheadContract.operations;

type Props = { readonly hasLogo: boolean; /** Changes with the picture. */ readonly version: number };

/** The logo of the letterhead: looked at, exchanged, removed. */
export const LogoField = ({ hasLogo, version }: Props): ReactNode => {
  const t = useT(settingsMessages);
  const refusalText = useRefusalText();
  const cache = useQueryClient();
  const remove = useAct(removeLogo, { refreshes: ['letterhead.get'] });
  const [problem, setProblem] = useState('');
  const send = async (file: File): Promise<void> => {
    setProblem('');
    try {
      await upload(setLogo, {}, { file });
      await cache.invalidateQueries({ queryKey: ['letterhead'] });
    } catch (error) {
      setProblem(refusalText(error));
    }
  };
  const handleRemove = async (): Promise<void> => {
    try {
      await remove.run({});
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <div className={styles['logo']}>
      <span className={styles['legend']}>{t('letterhead.logo')}</span>
      <DropZone
        accept={['.png', '.jpg', '.jpeg']}
        chooseText={t('letterhead.chooseLogo')}
        hint={t('letterhead.logoHint')}
        problem={problem}
        onFiles={([file]) => {
          if (file !== undefined) void send(file);
        }}
      >
        {hasLogo ? (
          <img
            className={styles['logoPicture']}
            src={`${downloadUrlOf(getLogo, {})}?v=${version}`}
            alt={t('letterhead.logo')}
          />
        ) : (
          <span>{t('letterhead.noLogo')}</span>
        )}
      </DropZone>
      {hasLogo ? (
        <div>
          <AppButton isBusy={remove.isBusy} onClick={() => void handleRemove()}>
            {t('letterhead.removeLogo')}
          </AppButton>
        </div>
      ) : null}
    </div>
  );
};
