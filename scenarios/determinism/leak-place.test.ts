import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { leakPlaceOf } from './leak-place.js';

const project = fileURLToPath(new URL('../../', import.meta.url));

const service = `    at pay (${project}reference/app/pay.ts:42:7)`;
const built = `    at async pay (file://${project}.ttadak/services/mine-12ab/app/pay.js:40:3)`;
const hapi = `    at exports.execute (${project}node_modules/@hapi/hapi/lib/handler.js:46:28)`;
const harness = `    at inject (${project}scenarios/world/virtual/service-pool.ts:43:20)`;
const node = '    at node:internal/process/task_queues:95:5';
const loader = '    at Module._extensions..js (node:internal/modules/cjs/loader:1565:10)';

const viaHapi = 'node_modules/@hapi/hapi/lib/handler.js:46';

describe('leakPlaceOf', () => {
  const cases: readonly (readonly [string, string[], ReturnType<typeof leakPlaceOf>])[] = [
    [
      'the line of the service that called',
      [service, hapi],
      { at: 'reference/app/pay.ts:42', via: null },
    ],
    [
      'the line of a build that is not mapped',
      [node, built, hapi],
      { at: '.ttadak/services/mine-12ab/app/pay.js:40', via: null },
    ],
    [
      'the line of the service behind the package that called',
      [hapi, node, service, harness],
      { at: 'reference/app/pay.ts:42', via: viaHapi },
    ],
    [
      'the package where the service is not on the stack',
      [hapi, harness],
      { at: viaHapi, via: null },
    ],
    ['nothing when the harness called', [harness, hapi, service], null],
    ['nothing when Node loads a module', [node, loader, hapi, service], null],
    ['nothing when nobody is on the stack', [node], null],
  ];
  for (const [name, stack, expected] of cases) {
    it(`is ${name}`, () => {
      assert.deepEqual(leakPlaceOf(stack), expected);
    });
  }
});
