/** What the customer's own browser or bank asks of the PG: the service has no part in it. */
export const customerOperations: readonly string[] = [
  'pg.authenticate',
  'pg.deposit',
  'pg.reverse-deposit',
];

/** Whether the service is not the one that sends requests for this operation. */
export function isByCustomer(operation: string): boolean {
  return customerOperations.includes(operation);
}
