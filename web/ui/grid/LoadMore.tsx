import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { AppButton } from '../controls/AppButton.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import type { Paging } from './TableFoot.tsx';

/** The end of a list that is no table: asks for more when it comes into view; the button does the same by keyboard. */
export const LoadMore = ({ hasMore, isLoadingMore, onMore }: Paging): ReactNode => {
  const t = useT(uiMessages);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = end;
    if (current === null || !hasMore || isLoadingMore) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onMore();
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, [hasMore, isLoadingMore, onMore]);
  return hasMore ? (
    <div ref={end}>
      <AppButton size="small" kind="quiet" isBusy={isLoadingMore} onClick={onMore}>
        {t('table.more')}
      </AppButton>
    </div>
  ) : null;
};
