import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import styles from './figures.module.css';

type Shown = { readonly text: string; readonly at: DOMRect };

const delayMs = 250;
const gap = 6;

const hintedOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('[data-hint]') : null;

/** Follows pointer and keyboard focus over everything that has a `data-hint`; Escape hides it. */
const useShown = (layer: { readonly current: HTMLElement | null }): Shown | null => {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let timer = 0;
    let current: Element | null = null;
    const hide = (): void => {
      clearTimeout(timer);
      current = null;
      setShown(null);
    };
    const show = (element: Element): void => {
      clearTimeout(timer);
      current = element;
      timer = setTimeout(() => {
        const text = element.getAttribute('data-hint');
        if (text !== null && text !== '' && element.isConnected)
          setShown({ text, at: element.getBoundingClientRect() });
      }, delayMs);
    };
    const handleOver = (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || (event.target instanceof Node && layer.current?.contains(event.target)))
        return;
      const element = hintedOf(event.target);
      if (element === current) return;
      hide();
      if (element !== null) show(element);
    };
    const handleFocus = (event: FocusEvent): void => {
      const element = hintedOf(event.target);
      if (element?.matches(':focus-visible')) show(element);
    };
    // A press ends the hint until the pointer has left the control.
    const handleDown = (event: PointerEvent): void => {
      hide();
      current = hintedOf(event.target);
    };
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', handleOver);
    document.addEventListener('focusin', handleFocus);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', handleDown);
    document.addEventListener('keydown', handleKey);
    document.addEventListener('scroll', hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', handleOver);
      document.removeEventListener('focusin', handleFocus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', handleDown);
      document.removeEventListener('keydown', handleKey);
      document.removeEventListener('scroll', hide, true);
    };
  }, [layer]);
  return shown;
};

/** The one hint of the page: above what it explains, below when there is no room. */
export const HintLayer = (): ReactNode => {
  const box = useRef<HTMLDivElement>(null);
  const shown = useShown(box);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || shown === null) return;
    const { width, height } = element.getBoundingClientRect();
    const { at } = shown;
    const top = at.top - height - gap > 0 ? at.top - height - gap : at.bottom + gap;
    const left = Math.min(innerWidth - width - gap, Math.max(gap, at.left + at.width / 2 - width / 2));
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }, [shown]);
  return shown === null ? null : (
    <div ref={box} className={styles['hint']} role="tooltip">
      {shown.text}
    </div>
  );
};
