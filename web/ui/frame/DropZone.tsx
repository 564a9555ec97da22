import { useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { AppButton } from '../controls/AppButton.tsx';
import styles from './frame.module.css';

type Props = {
  /** What stands in the zone: an invitation, or the file that was taken. */
  readonly children: ReactNode;
  readonly chooseText: string;
  readonly icon?: ReactNode;
  readonly hint: string;
  /** Endings with the dot that the file window offers; any when left out. */
  readonly accept?: readonly string[];
  readonly takesMany?: boolean;
  readonly problem?: string;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Where files are dropped, or chosen with a button; the same file can be chosen twice in a row. */
export const DropZone = ({
  children,
  chooseText,
  icon,
  hint,
  accept,
  takesMany = false,
  problem = '',
  onFiles,
}: Props): ReactNode => {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    onFiles([...(files ?? [])].slice(0, takesMany ? undefined : 1));
    if (input.current !== null) input.current.value = '';
  };
  const handleDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const handleDragOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className={styles['drop']}
      data-over={isOver}
      data-many={takesMany}
      onDrop={handleDrop}
      onDragOver={handleDragOver}
      onDragLeave={() => setOver(false)}
    >
      {children}
      <AppButton icon={icon} onClick={() => input.current?.click()}>
        {chooseText}
      </AppButton>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={chooseText}
        multiple={takesMany}
        accept={accept?.join(',')}
        onChange={(event) => take(event.currentTarget.files)}
      />
      <span className={styles['dropHint']}>{hint}</span>
      {problem === '' ? null : (
        <span className={styles['dropError']} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
};
