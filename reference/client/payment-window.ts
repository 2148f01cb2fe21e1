import { askStatusMessage, isFromPaymentWindow } from './core/window-message.js';

// The two ends of what the order page and the window that it opened say to each other: only "go and ask".

/** The window that this page opened last. */
export type PaymentWindow = {
  /** In a window of its own; where the browser allows none, in this tab. Once more, and it comes to the front. */
  readonly open: (address: string, name: string) => void;
};

type Watching = {
  /** The window says that there is something to ask for. */
  readonly onSpoke: () => void;
  readonly onClosed: () => void;
  /** Calls `task` again and again, until the returned function is called. */
  readonly every: (pauseMs: number, task: () => void) => () => void;
};

/** A browser tells nobody that a window was closed. */
const lookEveryMs = 500;

const features = 'popup,width=520,height=760';

export function createPaymentWindow({ onSpoke, onClosed, every }: Watching): PaymentWindow {
  let opened: { readonly window: Window; readonly name: string } | null = null;
  let stopLooking: () => void = () => undefined;

  window.addEventListener('message', (event) => {
    const ours = { origin: location.origin, window: opened?.window ?? null };
    if (isFromPaymentWindow(event, ours)) onSpoke();
  });

  function watch(watched: Window): void {
    stopLooking();
    stopLooking = every(lookEveryMs, () => {
      if (!watched.closed) return;
      stopLooking();
      opened = null;
      onClosed();
    });
  }

  return {
    open: (address, name) => {
      if (opened?.name === name && !opened.window.closed) {
        opened.window.focus();
        return;
      }
      opened?.window.close();
      const child = window.open(address, name, features);
      if (child === null) {
        location.assign(address);
        return;
      }
      opened = { window: child, name };
      watch(child);
    },
  };
}

/** True in a window that another page opened. Only a page of our origin ever hears `tellOpener`. */
export function hasOpener(): boolean {
  return openerOf() !== null;
}

export function tellOpener(): void {
  openerOf()?.postMessage(askStatusMessage, location.origin);
}

function openerOf(): Window | null {
  return window.opener as Window | null; // The DOM's types leave it open.
}
