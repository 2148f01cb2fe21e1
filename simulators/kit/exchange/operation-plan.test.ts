import assert from 'node:assert/strict';
import { matchOperation } from './match-operation.js';
import { bindOperations, type OperationPlan } from './operation-plan.js';

type Party = { readonly name: string };

const plan = (path: string): OperationPlan<Party> => ({
  name: `party.${path}`,
  method: 'GET',
  path,
  orderOf: ({ name }) => name,
  execute: ({ name }, { params }) => ({
    status: 200,
    headers: {},
    body: `${name} ${path} ${params['id'] ?? ''}`,
    code: null,
  }),
});
const plans = [plan('/orders/{id}'), plan('/orders/all')];

describe('operation plans', () => {
  for (const [path, body] of [
    ['/orders/7', 'kim /orders/{id} 7'],
    ['/orders/all', 'kim /orders/all '],
  ] as const) {
    it(`bound to a party are its operations: GET ${path}`, () => {
      bindOperations(plans, { name: 'lee' });
      const operations = bindOperations(plans, { name: 'kim' });

      const match = matchOperation(operations, { method: 'GET', path });

      assert.ok(match !== undefined);
      const { operation, params } = match;
      const asked = {
        method: 'GET',
        path,
        params,
        query: new URLSearchParams(),
        headers: {},
        body: '',
      };
      assert.equal(operation.orderOf(asked), 'kim');
      assert.equal(operation.execute(asked, { exchange: 0, answer: undefined }).body, body);
    });
  }
});
