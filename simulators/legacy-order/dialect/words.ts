// What can be said in another dialect: what is asked of an order, and the words of each request.

/** What can be asked: the operations, without their party. */
export const dialectOperations = ['look-up', 'claim', 'complete', 'fence', 'release'] as const;

export type DialectOperation = (typeof dialectOperations)[number];

/** What a request says. */
export type RequestWord = 'orderId' | 'attemptId' | 'version' | 'paymentKey' | 'amount';

/** The words that are numbers. */
export const numberWords: readonly string[] = ['version', 'amount'];

/** The words of each request besides the order. */
export const bodyWords: Readonly<Record<DialectOperation, readonly RequestWord[]>> = {
  'look-up': [],
  claim: ['attemptId', 'version'],
  complete: ['attemptId', 'paymentKey', 'amount'],
  fence: ['attemptId'],
  release: ['attemptId'],
};

/** Where each is asked when a dialect does not say. */
export const ownPaths: Readonly<Record<DialectOperation, string>> = {
  'look-up': '/orders/{orderId}',
  claim: '/orders/{orderId}/claim',
  complete: '/orders/{orderId}/complete',
  fence: '/orders/{orderId}/fence',
  release: '/orders/{orderId}/release',
};
