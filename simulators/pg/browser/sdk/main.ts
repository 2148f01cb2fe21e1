import { parseScriptSettings } from './script-settings.js';
import { createPaymentWidget } from './v1/payment-widget.js';
import { createTossPayments as createV1 } from './v1/toss-payments.js';
import { createTossPayments as createV2 } from './v2/toss-payments.js';

// The script that a shop's page loads in place of the PG's. Its own address says which of them it stands for.

const script = document.currentScript;
if (!(script instanceof HTMLScriptElement) || script.src === '') {
  throw new Error(
    'ttadak: load this script by a <script src="…"> tag; its address says what it is to be.',
  );
}

const settings = parseScriptSettings(script.src, navigator.language);

switch (settings.edition) {
  case 'v2':
    Object.assign(window, { TossPayments: createV2(settings) });
    break;
  case 'v1-window':
    Object.assign(window, { TossPayments: createV1(settings) });
    break;
  case 'v1-widget':
    Object.assign(window, { PaymentWidget: createPaymentWidget(settings) });
    break;
}

// The old loader of SDK v1 listens for this.
window.dispatchEvent(new Event('tossPaymentsInitialize'));
