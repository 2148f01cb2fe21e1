import { toFailAddress, toSuccessAddress } from '../protocol/return-address.js';
import { toWindowAddress, type WindowRequest } from '../protocol/window-request.js';
import type { Success, WindowResult } from '../protocol/window-result.js';
import { openPaymentFrame, type PaymentFrame } from './payment-frame.js';
import type { ScriptSettings } from './script-settings.js';
import { SdkError, type SdkErrorCode, sdkError } from './sdk-error.js';
import type { ShopRequest } from './shop-request.js';

/** The windows of one object of the script; one at a time. */
export type PaymentWindows = {
  /**
   * Resolves with the success when the shop waits for a promise; else the page goes where the shop said, and the
   * promise stays open. Rejects with what went wrong, and with `USER_CANCEL` when the customer put the frame away.
   */
  readonly open: (request: ShopRequest) => Promise<Success>;
  /** Puts the open window away; its promise rejects with this code. False when there is none. */
  readonly abort: (code: SdkErrorCode) => boolean;
};

export type Shop = {
  readonly settings: ScriptSettings;
  readonly clientKey: string;
  readonly customerKey: string | null;
};

type Current = { readonly frame: PaymentFrame; readonly reject: (reason: SdkError) => void };

export function createPaymentWindows(shop: Shop): PaymentWindows {
  let current: Current | null = null;

  function openFrame(request: ShopRequest): Promise<Success> {
    const address = addressOf(request, shop, location.origin);
    const title = shop.settings.language === 'en' ? 'Payment window' : '결제창';
    const frame = openPaymentFrame(address, title);
    return new Promise((resolve, reject) => {
      current = { frame, reject };
      void frame.result.then((result) => {
        putAway();
        settle({ result, back: request.back, resolve, reject });
      });
    });
  }

  function putAway(): Current | null {
    const closing = current;
    closing?.frame.remove();
    current = null;
    return closing;
  }

  return {
    open: async (request) => {
      if (current !== null) throw sdkError('INVALID_METHOD_TRANSACTION');
      if (!takesWholeTab(request)) return openFrame(request);
      if (request.back === null) throw sdkError('NOT_SUPPORTED_PROMISE');
      return leaveFor(addressOf(request, shop, null));
    },
    abort: (code) => {
      const closing = putAway();
      closing?.reject(sdkError(code));
      return closing !== null;
    },
  };
}

/** Source: SDK v2, `windowTarget`: a frame on a PC, never one on a phone. */
function takesWholeTab({ windowTarget }: ShopRequest): boolean {
  return windowTarget === 'self' || /Android|iPhone|iPad|iPod|Mobile/i.test(navigator.userAgent);
}

function addressOf(request: ShopRequest, shop: Shop, framedBy: string | null): string {
  const { server, language, session, outcome } = shop.settings;
  const { flow, method, payment, back } = request;
  const opened: WindowRequest = {
    flow,
    clientKey: shop.clientKey,
    customerKey: request.customerKey ?? shop.customerKey,
    method,
    payment,
    back,
    framedBy,
    language,
    session,
    outcome: request.outcome ?? outcome,
  };
  return toWindowAddress(opened, server);
}

type Settling = {
  readonly result: WindowResult;
  readonly back: ShopRequest['back'];
  readonly resolve: (success: Success | Promise<Success>) => void;
  readonly reject: (reason: SdkError) => void;
};

function settle({ result, back, resolve, reject }: Settling): void {
  switch (result.kind) {
    case 'closed':
      reject(sdkError('USER_CANCEL'));
      return;
    case 'failed':
      if (back === null) reject(new SdkError(result.code, result.message));
      else resolve(leaveFor(toFailAddress(back.failUrl, result)));
      return;
    case 'authenticated':
    case 'billing-authorized':
      resolve(back === null ? result : leaveFor(toSuccessAddress(back.successUrl, result)));
      return;
  }
}

/** The page ends here, so nothing of the shop's is to go on. */
function leaveFor(address: string): Promise<never> {
  location.assign(address);
  return new Promise(() => undefined);
}
