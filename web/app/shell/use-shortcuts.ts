import { useEffect } from 'react';

type Shortcuts = { readonly onSearch: () => void; readonly onSheet: () => void; readonly onRail: () => void };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'));

/** The shortcuts that work on every page. Keys of a composition belong to the input method. */
export const useShortcuts = ({ onSearch, onSheet, onRail }: Shortcuts): void => {
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const isMod = event.metaKey || event.ctrlKey;
      const key = event.key.toLowerCase();
      if (isMod && key === 'k') onSearch();
      else if (isMod && key === 'b' && !isTyping(event.target)) onRail();
      else if (key === '?' && !isMod && !isTyping(event.target)) onSheet();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, [onSearch, onSheet, onRail]);
};
