import type { Invariant } from './invariant.js';

/** Judges what the harness reads as an operator: who may look must not thereby be able to act as a customer. */
export const secretsStaySecret: Invariant = {
  name: 'secretsStaySecret',
  statement: "What operators read holds no secret of a customer's page.",
  needs: 'log',
  observe: (_, entry) => {
    if (entry.kind !== 'secret-shown') return null;
    return { order: null, message: `"${entry.path}" shows the secret of a customer's page.` };
  },
};
