import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { EmptyState, ErrorState, LoadMore, Panel, SkeletonBar, useT } from '#ui';
import { useReadPages } from '#web/app/api';
import styles from './account.module.css';
import { fileRefreshes, FileList } from './FileList.tsx';
import type { FilesOf } from './FileList.tsx';
import { FileUploads } from './FileUploads.tsx';
import { accountScreens } from './messages/index.ts';

const { listAttachments } = accountsContract.operations;

type Props = FilesOf & {
  /** page: a page of its own, with a word where there is nothing; panel: among other panels; part: within a drawer. */
  readonly frame: 'page' | 'panel' | 'part';
};

const Frame = ({ frame, children }: Pick<Props, 'frame'> & { readonly children: ReactNode }): ReactNode => {
  const t = useT(accountScreens);
  const content = <div className={styles['column']}>{children}</div>;
  switch (frame) {
    case 'page':
      return content;
    case 'panel':
      return <Panel title={t('files.title')}>{content}</Panel>;
    case 'part':
      return (
        <section>
          <h3 className={styles['part']}>{t('files.title')}</h3>
          {content}
        </section>
      );
    default: {
      const unknown: never = frame;
      return unknown;
    }
  }
};

/** The files of any record. The server says what the reader may do; who may see none of them sees no such part. */
export const RecordFiles = ({ kind, record, frame }: Props): ReactNode => {
  const t = useT(accountScreens);
  const { rows, first, paging, isLoading, error, onRetry } = useReadPages(listAttachments, { kind, record });
  if (first?.isHidden === true) return null;
  const mayWrite = first?.mayWrite === true;
  const uploads = mayWrite ? <FileUploads of={{ kind, record }} refreshes={fileRefreshes} /> : null;
  const list =
    first === undefined || rows.length === 0 ? null : (
      <>
        <FileList files={rows} acts={first} />
        <LoadMore {...paging} />
      </>
    );
  const isPage = frame === 'page';
  return (
    <Frame frame={frame}>
      {isPage ? uploads : null}
      {error === null ? null : <ErrorState error={error} onRetry={onRetry} />}
      {isLoading ? <SkeletonBar height={isPage ? 60 : 40} /> : null}
      {first !== undefined && rows.length === 0 ? (
        isPage ? (
          <EmptyState title={t('files.none')}>{t('files.emptyText')}</EmptyState>
        ) : mayWrite ? null : (
          <p className={styles['quiet']}>{t('files.none')}</p>
        )
      ) : null}
      {isPage && list !== null ? <Panel>{list}</Panel> : list}
      {isPage ? null : uploads}
    </Frame>
  );
};
