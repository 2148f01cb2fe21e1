// A client that knows nothing but the old ERP's own words, and the file that teaches the simulator to speak them.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageCodes } from '../simulators/legacy-order/reply.js';
import { startLegacyOrderSimulator } from '../simulators/legacy-order/start-legacy-order-simulator.js';
import { UsageError } from './exit-code.js';
import { readDialect } from './read-dialect.js';

const oldErp = fileURLToPath(new URL('../docs/dialects/old-erp.yaml', import.meta.url));

type Answer = {
  readonly HEADER: { readonly RSLT_CD: string; readonly SYS_ID: string };
  readonly DATA?: Readonly<Record<string, string>>;
};

/** What a program of that company's does: numbers of services, and fields in capitals. */
function createErpClient(url: string) {
  return async (service: number, DATA: object): Promise<Answer> => {
    const response = await fetch(`${url}/ERP/RPR/SVC0${service}.do`, {
      method: 'POST',
      body: JSON.stringify({ HEADER: { IF_ID: `RPR${service}` }, DATA }),
    });
    assert.equal(response.status, 200);
    return (await response.json()) as Answer;
  };
}

/** Everything that is found wrong with a file of this text. */
async function faultsOf(text: string): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'ttadak-dialect-'));
  const file = join(directory, 'dialect.yaml');
  try {
    await writeFile(file, text);
    await readDialect(file);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message.split('\n').map((line) => line.replace(`${file}:`, ''));
  } finally {
    await rm(directory, { recursive: true });
  }
}

describe('--dialect', () => {
  it('makes the order system speak the old ERP’s language, from the look-up to the books', async () => {
    const simulator = await startLegacyOrderSimulator({ dialect: await readDialect(oldErp) });
    const erp = createErpClient(simulator.url);
    const control = async (path: string, body?: object) => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      return (await fetch(`${simulator.url}/simulator/${path}`, init)).json();
    };
    try {
      await control('orders', { order: 'R-1', amountKrw: 33_000 });
      const ours = { ORD_NO: 'R-1', PAY_REQ_ID: 'a-1' };

      const seen = await erp(10, { ORD_NO: 'R-1' });
      const claimed = await erp(20, { ...ours, CHG_SEQ: seen.DATA?.['CHG_SEQ'] });
      const late = await erp(20, { ORD_NO: 'R-1', PAY_REQ_ID: 'a-2', CHG_SEQ: '1' });
      await control('answers', { operation: 'legacy-order.complete', code: 'ACCOUNTING_CLOSED' });
      const payment = { ...ours, PG_TRX_ID: 'k-1', PAY_AMT: '33000' };
      const refused = await erp(30, payment);
      const completed = await erp(30, payment);
      const unknown = await erp(10, { ORD_NO: 'R-9' });

      assert.deepEqual(seen, {
        HEADER: { SYS_ID: 'ERP01', TX_TP: 'R', RSLT_CD: '0000', RSLT_MSG: '정상 처리되었습니다.' },
        DATA: {
          ORD_NO: 'R-1',
          ORD_NM: '수리',
          ORD_STAT_CD: '10',
          PAY_AMT: '33000',
          CHG_SEQ: '1',
          PAY_REQ_ID: '',
        },
      });
      const codes = [claimed, late, refused, completed, unknown].map(
        ({ HEADER, DATA }) => `${HEADER.RSLT_CD} ${DATA?.['ORD_STAT_CD'] ?? ''}`,
      );
      assert.deepEqual(codes, ['0000 20', 'E101 20', 'E202 20', '0000 30', 'E404 ']);
      const books = (await control('postings')) as { readonly sumKrw: number };
      assert.equal(books.sumKrw, 33_000);
    } finally {
      await simulator.close();
    }
  });

  it('is addressed by the operations’ own names when something goes wrong', async () => {
    const simulator = await startLegacyOrderSimulator({
      dialect: await readDialect(oldErp),
      planned: [
        {
          at: { operation: 'legacy-order.look-up', nth: 1, order: 'R-1' },
          outcome: { kind: 'fault', fault: { fault: 'error-before' } },
        },
      ],
    });
    try {
      const response = await fetch(`${simulator.url}/ERP/RPR/SVC010.do`, {
        method: 'POST',
        body: JSON.stringify({ DATA: { ORD_NO: 'R-1' } }),
      });

      assert.equal(response.status, 500);
      assert.match(await response.text(), /"RSLT_CD":"E999"/);
    } finally {
      await simulator.close();
    }
  });

  it('is refused with every fault, its place and the nearest name', async () => {
    const faults = await faultsOf(
      [
        'name: wrong',
        'operation: {}',
        'states: { payabel: "10" }',
        'codes: { NOT_YOUR: E1 }',
        'numbers: texts',
        'statuses: { refused: "200" }',
      ].join('\n'),
    );

    assert.equal(faults.length, 5, faults.join('\n'));
    const expected = [
      /^2:1 the file: expected only the fields .* got "operation" \(did you mean "operations"\?\)$/,
      /^3:11 "states": .* got "payabel" \(did you mean "payable"\?\)$/,
      /^4:10 "codes": .* got "NOT_YOUR" \(did you mean "NOT_YOURS"\?\)$/,
      /^5:1 "numbers": expected one of number, text, got "texts" \(did you mean "text"\?\)$/,
      /^6:13 "statuses\.refused": .*expected number/,
    ];
    for (const pattern of expected) {
      assert.ok(
        faults.some((fault) => pattern.test(fault)),
        `${String(pattern)} is not in\n${faults.join('\n')}`,
      );
    }
  });

  it('is refused with the place of what contradicts itself', async () => {
    const faults = await faultsOf(
      'name: wrong\nstates:\n  payable: "10"\n  closed: "10"\noperations:\n  claim: { path: /claim }\n',
    );

    assert.deepEqual(faults, [
      '6:3 "operations.claim": expected the order once, as {orderId} in "path" or as "orderId" in "request", got it nowhere',
      '4:3 "states.closed": expected a text of its own, got "10" of "payable"',
    ]);
  });

  it('is refused with an example that would be taken', async () => {
    const faults = await faultsOf('name: wrong\noperations:\n  claim: { path: claim.do }\n');

    assert.match(faults.join(), /expected a path such as \/ERP\/SVC010\.do or/);
  });

  it('is refused when one path leads to two operations, whatever the order is called', async () => {
    const faults = await faultsOf(
      [
        'name: wrong',
        'operations:',
        '  claim: { path: /repairs/claim, request: { orderId: no } }',
        '  fence: { path: "/repairs/{orderId}" }',
        '  release: { path: "/repairs/{orderId}/release" }',
      ].join('\n'),
    );

    assert.deepEqual(faults, [
      '4:3 "operations.fence": expected a path of its own, got POST /repairs/{orderId} beside POST /repairs/claim of "claim"',
    ]);
  });

  it('has a code of its own for each of ours in the old ERP’s', async () => {
    const { codes } = await readDialect(oldErp);

    assert.deepEqual(Object.keys(codes).sort(), [...messageCodes].sort());
  });

  it('is refused when the file is not there or no YAML', async () => {
    assert.match((await faultsOf('name: [')).join(), /^1:\d+ /);
    await assert.rejects(readDialect('/nowhere/dialect.yaml'), /expected a readable file/);
  });
});
