import { element } from '../parts/element.js';
import { look } from '../parts/look.js';
import {
  type Outcome,
  parseWindowAddress,
  paymentKeyOf,
  type WindowRequest,
  withPaymentKey,
} from '../protocol/window-request.js';
import { createDeeds, toFailure } from './deeds.js';
import { leave } from './leave.js';
import { showWindow } from './show-window.js';
import { createSimulatorClient, type SimulatorClient } from './simulator-client.js';

// The page where a customer authenticates: in a frame over the shop's page, or with the whole tab.

const style = `${look}
  body { margin: 0; }
  section { padding: 20px; }
  h1 { font-size: 20px; margin: 0 0 4px; }
  .deeds { display: flex; flex-wrap: wrap; gap: 8px; }
  .deeds .main { flex: 1 0 100%; }`;

async function run(request: WindowRequest): Promise<void> {
  const client = createSimulatorClient(request);
  const opened = await open(request, client);
  if (opened.kind === 'refused') {
    leave(toFailure(opened, request.payment?.orderId ?? null), request);
    return;
  }

  let isBusy = false;
  async function carryOut(outcome: Outcome) {
    if (isBusy) return;
    setBusy(true);
    leave(await deeds[outcome](), request);
  }
  function setBusy(is: boolean) {
    isBusy = is;
    shown.setBusy(is);
  }

  const shown = showWindow(request, (outcome) => void carryOut(outcome)); // `carryOut` ends in `leave`.
  const { paymentKey } = opened;
  const deeds = createDeeds({ request, client, paymentKey, read: shown.read });
  document.head.append(element('style', { textContent: style }));
  document.querySelector('#window')?.append(shown.root);
  shown.root.querySelector<HTMLElement>('input, select, button')?.focus();

  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') void carryOut('close');
  });
  // Who comes back with the back button may find the page as it was left.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) setBusy(false);
  });
  if (request.outcome !== null) await carryOut(request.outcome);
}

type Opened =
  | { readonly kind: 'open'; readonly paymentKey: string | null }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** A window that is loaded again, by the back button say, is still the one that it was; a checkout page names its payment. */
async function open(request: WindowRequest, client: SimulatorClient): Promise<Opened> {
  if (request.payment === null) return { kind: 'open', paymentKey: null };
  const known = paymentKeyOf(location.href);
  if (known !== null) return { kind: 'open', paymentKey: known };
  const answer = await client.open();
  if (answer.kind === 'refused') return answer;
  const { paymentKey } = answer.value;
  history.replaceState(null, '', withPaymentKey(location.href, paymentKey));
  return { kind: 'open', paymentKey };
}

const request = parseWindowAddress(location.href);
if (request === undefined) {
  document.body.textContent =
    'ttadak: this page is opened by the simulator’s script in a shop’s page; its address has no such request. See docs/browser.md.';
} else {
  void run(request); // Whatever goes wrong on its way is told to the shop.
}
