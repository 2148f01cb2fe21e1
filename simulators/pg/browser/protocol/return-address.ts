import type { Failure, Success } from './window-result.js';

/** `successUrl` with what the shop's server needs. Source: SDK v2, `requestPayment` and `requestBillingAuth`. */
export function toSuccessAddress(successUrl: string, success: Success): string {
  return withQuery(successUrl, successQuery(success));
}

/** `failUrl` with the reason. Source: SDK v2, `requestPayment`. */
export function toFailAddress(failUrl: string, { code, message, orderId }: Failure): string {
  const ofOrder = orderId === null ? {} : { orderId };
  return withQuery(failUrl, { code, message, ...ofOrder });
}

function successQuery(success: Success): Record<string, string> {
  if (success.kind === 'billing-authorized') {
    return { customerKey: success.customerKey, authKey: success.authKey };
  }
  const { flow, orderId, paymentKey } = success;
  const amount = String(success.amount);
  if (flow === 'payment') return { amount, orderId, paymentKey };
  return { paymentType: 'NORMAL', orderId, paymentKey, amount };
}

/** What the shop's address asked for already stays in it. */
function withQuery(url: string, query: Record<string, string>): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(query)) address.searchParams.append(name, value);
  return address.href;
}
