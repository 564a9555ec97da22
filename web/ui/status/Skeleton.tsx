import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import styles from './status.module.css';

/** A grey bar in the place of a text that is on its way. */
export const SkeletonBar = ({
  width = '100%',
  height = 12,
}: {
  readonly width?: string | number;
  readonly height?: number;
}): ReactNode => <span className={styles['skeleton']} style={{ width, height }} aria-hidden />;

/** The shape of a page while its code and data load. */
export const PageSkeleton = (): ReactNode => {
  const t = useT(uiMessages);
  return (
    <div className={styles['skeletonPage']} role="status" aria-label={t('state.loading')}>
      <SkeletonBar width={220} height={22} />
      <SkeletonBar width={360} />
      {['92%', '97%', '88%', '95%', '90%', '93%'].map((width, index) => (
        <SkeletonBar key={index} width={width} height={16} />
      ))}
    </div>
  );
};
