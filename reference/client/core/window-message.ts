/**
 * All that a payment window ever says to its opener: go and ask. Nothing about money is said between windows, so
 * nothing that a forger says can be believed.
 */
export const askStatusMessage = { kind: 'ask-status' } as const;

type Heard = { readonly origin: string; readonly source: unknown; readonly data: unknown };

/** True when it is our message, from our origin, from the very window that this page opened. */
export function isFromPaymentWindow(
  { origin, source, data }: Heard,
  ours: { readonly origin: string; readonly window: unknown },
): boolean {
  if (ours.window === null || source !== ours.window || origin !== ours.origin) return false;
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    data.kind === askStatusMessage.kind
  );
}
