import { toFailAddress, toSuccessAddress } from '../protocol/return-address.js';
import type { WindowRequest } from '../protocol/window-request.js';
import type { WindowResult } from '../protocol/window-result.js';
import { failureOf } from './failure.js';

/** Ends the window: the page around it is told, or the tab goes back to the shop. */
export function leave(result: WindowResult, { framedBy, back, language }: WindowRequest): void {
  if (framedBy !== null) {
    window.parent.postMessage(result, framedBy);
    return;
  }
  if (back === null) throw new Error('A window with the whole tab needs an address to go to.');
  // A tab cannot be put away, so leaving it is giving up. Source: Toss Payments docs, "Handle a failed payment".
  const said = result.kind === 'closed' ? failureOf('PAY_PROCESS_CANCELED', language) : result;
  location.assign(
    said.kind === 'failed'
      ? toFailAddress(back.failUrl, said)
      : toSuccessAddress(back.successUrl, said),
  );
}
