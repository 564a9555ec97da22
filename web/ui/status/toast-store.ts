export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'loss';
  readonly undo: (() => Promise<unknown>) | undefined;
  readonly lastsMs: number;
};

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

const publish = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};

const show = (toast: Omit<Toast, 'id'>): void => {
  lastId += 1;
  publish([...toasts.slice(-3), { ...toast, id: lastId }]);
};

/** Tells that an act is done and offers to take it back for 10 seconds. */
export const showUndo = (text: string, undo: () => Promise<unknown>): void =>
  show({ text, undo, tone: 'plain', lastsMs: 10_000 });

/** Tells that something is done. */
export const showNote = (text: string): void => show({ text, undo: undefined, tone: 'plain', lastsMs: 4_000 });

/** Tells that something failed, when there is no place on the page for it. */
export const showFailure = (text: string): void => show({ text, undo: undefined, tone: 'loss', lastsMs: 10_000 });

export const removeToast = (id: number): void => publish(toasts.filter((toast) => toast.id !== id));

export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => toasts,
};
