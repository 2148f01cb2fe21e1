import { element } from '../parts/element.js';
import { parseWindowResult, type WindowResult } from '../protocol/window-result.js';

/** A window that stands in a frame over the shop's page. */
export type PaymentFrame = {
  /** How the customer left it. Never comes after `remove`. */
  readonly result: Promise<WindowResult>;
  readonly remove: () => void;
};

const style = `
  dialog { position: fixed; inset: 0; margin: auto; padding: 0; border: 0; border-radius: 12px;
    width: min(100vw, 440px); height: min(100vh, 680px); overflow: hidden; }
  dialog::backdrop { background: rgb(0 0 0 / 55%); }
  iframe { display: block; width: 100%; height: 100%; border: 0; }
`;

/** Opens the window over the page. Only what its own frame says from its own origin counts. */
export function openPaymentFrame(address: string, title: string): PaymentFrame {
  const frame = element('iframe', { src: address, title });
  const dialog = element('dialog', { ariaLabel: title }, [frame]);
  const host = element('div');
  host.attachShadow({ mode: 'open' }).append(element('style', { textContent: style }), dialog);
  const focusedBefore = document.activeElement;
  const over = new AbortController();

  const result = new Promise<WindowResult>((resolve) => {
    const onMessage = ({ origin, source, data }: MessageEvent<unknown>) => {
      if (origin !== new URL(address).origin || source !== frame.contentWindow) return;
      const said = parseWindowResult(data);
      if (said !== undefined) resolve(said);
    };
    window.addEventListener('message', onMessage, { signal: over.signal });
    dialog.addEventListener('cancel', () => {
      resolve({ kind: 'closed' });
    });
  });

  document.body.append(host);
  dialog.showModal();
  frame.focus();
  return {
    result,
    remove: () => {
      over.abort();
      host.remove();
      if (focusedBefore instanceof HTMLElement) focusedBefore.focus();
    },
  };
}
