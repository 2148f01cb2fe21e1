import assert from 'node:assert/strict';
import { toMermaid, toMermaidText } from './mermaid.js';
import { allRuns, violatedRun } from './sample-runs.js';
import type { Fate, SequenceStep } from './sequence/sequence-step.js';
import { toSequence } from './sequence/to-sequence.js';
import { findWrongStep } from './sequence/wrong-step.js';

const name = '(?:customer|service|pg|legacy)';
// A label is text without `;` and `#` but for entities, and is never empty.
const label = '(?:[^#;:\\p{C}<>%]|#\\d+;)+';
const lineGrammar = new RegExp(
  `^(?:sequenceDiagram|  participant ${name} as [a-z-]+|  ${name}(?:->>|--x|--\\))${name}: ${label}|  Note over ${name}: ${label})$`,
  'u',
);

function requireValid(text: string) {
  for (const line of text.split('\n')) assert.match(line, lineGrammar);
}

const hostile = [
  'a;b',
  '#35;',
  'style:x#1;',
  'wrap: text',
  '%%{init: {}}%%',
  '<script>',
  'end',
  '$$x$$',
  '한글 이름',
  '',
  ' ',
  'a\nb\rc\u2028d',
  'pg->>service: x',
  '\u001b[31m',
  'x'.repeat(500),
  '\ud800',
];

function stepOf(text: string, fate: Fate): SequenceStep {
  return {
    kind: 'message',
    seq: 0,
    atMs: 0,
    covers: [0],
    label: text,
    marks: [{ number: 1, fault: text }],
    importance: 3,
    from: 'service',
    to: 'legacy-order',
    fate,
    notes: [text],
  };
}

describe('toMermaid', () => {
  it('draws what died with a cross, and notes the effect and the first wrong event', () => {
    const steps = toSequence(violatedRun.history);

    assert.equal(
      toMermaid(steps, findWrongStep(steps, violatedRun.findings)),
      `sequenceDiagram
  participant customer as customer
  participant service as service
  participant pg as pg
  participant legacy as legacy-order
  customer->>service: pay R-1001
  service->>legacy: claim
  Note over legacy: payable → in-progress
  legacy->>service: 200
  service->>customer: #34;ready#34;
  customer->>service: callback
  service->>pg: confirm
  Note over pg: captured 33,000 KRW
  service->>customer: #34;not-charged#34;
  Note over customer: ◀ first wrong event
  pg--xservice: 200 ① lose-response
  Note over service: at rest`,
    );
  });

  it('gives each fate its arrow', () => {
    const fates = ['delivered', 'duplicate', 'lost', 'cut', 'late'] as const;

    const lines = toMermaid(
      fates.map((fate) => stepOf('m', fate)),
      null,
    ).split('\n');

    assert.deepEqual(
      lines.filter((line) => line.includes('legacy: m ')).map((line) => line.trim()),
      [
        'service->>legacy: m ① m',
        'service->>legacy: m (again, by the network) ① m',
        'service--xlegacy: m ① m',
        'service--xlegacy: m (unreadable) ① m',
        'service--)legacy: m (still on its way) ① m',
      ],
    );
  });

  it('is valid for every sample run', () => {
    for (const { history } of allRuns) requireValid(toMermaid(toSequence(history), null));
  });

  for (const text of hostile) {
    it(`stays valid with the label ${JSON.stringify(text.slice(0, 20))}`, () => {
      const step = stepOf(text, 'lost');

      requireValid(toMermaid([step, { ...stepOf(text, 'late'), covers: [] }], step));
    });
  }

  it('marks a note as the first wrong event', () => {
    const crash: SequenceStep = {
      kind: 'note',
      sign: 'crash',
      over: 'service',
      seq: 0,
      atMs: 0,
      covers: [0],
      label: 'killed',
      marks: [],
      importance: 3,
    };

    const text = toMermaid([crash], crash);

    requireValid(text);
    assert.match(text, /Note over service: ⚡ killed\n {2}Note over service: ◀ first wrong event$/);
  });
});

describe('toMermaidText', () => {
  it('writes what Mermaid would obey as entities', () => {
    assert.equal(toMermaidText('a;b #1 <c>'), 'a#59;b #35;1 #60;c#62;');
  });
});
