// The certificates that are kept in `docs/certificates/`, and the table of them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Certificate, toCertificateText } from '../exploration/certificate.js';
import { requireFlow } from '../flows/all-flows.js';

const directory = fileURLToPath(new URL('../../docs/certificates/', import.meta.url));
const files = readdirSync(directory);
const read = (file: string) => readFileSync(`${directory}${file}`, 'utf8');

const kept = files
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const { certificate } = JSON.parse(read(file)) as { certificate: Certificate };
    return { file, certificate };
  });

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;

describe('kept certificates', () => {
  for (const { file, certificate } of kept) {
    const { flow, customers, faults } = certificate;

    it(`certifies the flow as it is: ${file}`, () => {
      const variants = requireFlow(flow).variantsOf(customers === 1 ? 1 : 2);
      const bounds = `${flow}, ${count(customers, 'customer')}, ${count(faults, 'fault')}`;

      assert.equal(file, `${bounds.replaceAll(/,? /g, '-')}.json`);
      assert.equal(certificate.variants, variants.length);
      assert.equal(certificate.unexplored, 0);
      assert.deepEqual(certificate.violations, []);
    });
  }

  it('are listed with their numbers', () => {
    const rows = kept.map(({ file, certificate }) => {
      const { flow, customers, faults, variants, runs, states, service } = certificate;
      const cells = [`[${flow}](${file})`, customers, faults, variants, runs, states, service];
      return `| ${cells.join(' | ')} |`;
    });
    const listed = read('README.md')
      .split('\n')
      .filter((line) => line.startsWith('| ['));

    assert.deepEqual(listed, rows.toSorted());
  });

  for (const file of files.filter((one) => one.endsWith('.txt'))) {
    it(`reads as the command shows it: ${file}`, () => {
      const found = kept.find((one) => one.file === file.replace('.txt', '.json'));
      assert.ok(found !== undefined);

      assert.equal(read(file).trimEnd(), toCertificateText(found.certificate));
    });
  }
});
