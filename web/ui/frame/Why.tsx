import { IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { IconAction } from '../controls/IconAction.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import styles from './frame.module.css';
import { SideDrawer } from './SideDrawer.tsx';

type ContentProps = {
  /** The rule in words. */
  readonly formula: ReactNode;
  /** The inputs, with links to their rows. */
  readonly inputs: ReactNode;
  readonly version: string;
  readonly asOf: string;
};

/** The content of an explanation: formula in words, inputs, version, as-of date. */
export const WhyContent = ({ formula, inputs, version, asOf }: ContentProps): ReactNode => {
  const t = useT(uiMessages);
  return (
    <div className={styles['why']}>
      <section>
        <h3 className={styles['whyPart']}>{t('why.formula')}</h3>
        {formula}
      </section>
      <section>
        <h3 className={styles['whyPart']}>{t('why.inputs')}</h3>
        {inputs}
      </section>
      <footer className={styles['whyFoot']}>
        <span>
          {t('why.version')} {version}
        </span>
        <span>
          {t('why.asOf')} {asOf}
        </span>
      </footer>
    </div>
  );
};

type Props = {
  /** The figure that is explained: its name and, if short, its value. */
  readonly title: ReactNode;
  /** Drawn only while the drawer is open, so it may load its data then. */
  readonly children: ReactNode;
  readonly size?: 'normal' | 'wide';
};

/** The "Why?" beside a computed figure. */
export const Why = ({ title, children, size = 'normal' }: Props): ReactNode => {
  const t = useT(uiMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconAction
        size="small"
        name={t('why.open')}
        icon={<Icon of={IconHelpCircle} size={16} />}
        onClick={() => setOpen(true)}
      />
      <SideDrawer isOpen={isOpen} onClose={() => setOpen(false)} title={title} size={size}>
        {isOpen ? children : null}
      </SideDrawer>
    </>
  );
};
