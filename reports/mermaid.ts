// The sequence of a run as Mermaid text, which GitHub and many editors draw.
import { toPrintable } from './printable.js';
import { toCircled } from './sequence/fired-faults.js';
import {
  type Lane,
  lanesOf,
  type MessageStep,
  type SequenceStep,
} from './sequence/sequence-step.js';
import { fitText } from './terminal/text-width.js';

/** A longer label makes the whole diagram unreadably small. */
const labelColumnsMax = 100;

/** Mermaid reads a `-` in a name as part of an arrow. */
const ids = {
  customer: 'customer',
  service: 'service',
  pg: 'pg',
  'legacy-order': 'legacy',
  accounting: 'accounting',
} as const;

/** Solid where it came (also when once more), dashed with a cross where it died, dashed and open where it is late. */
const arrows = {
  delivered: '->>',
  duplicate: '->>',
  lost: '--x',
  cut: '--x',
  late: '--)',
} as const satisfies Record<MessageStep['fate'], string>;

const fateTexts = {
  delivered: '',
  duplicate: ' (again, by the network)',
  lost: '',
  cut: ' (unreadable)',
  late: ' (still on its way)',
} as const satisfies Record<MessageStep['fate'], string>;

/** A `sequenceDiagram`; `wrong` is the step at which the first finding showed. */
export function toMermaid(steps: readonly SequenceStep[], wrong: SequenceStep | null): string {
  const participants = lanesOf(steps).map((lane) => `  participant ${ids[lane]} as ${lane}`);
  const lines = steps.flatMap((step) => [
    ...toLines(step),
    ...(step === wrong ? [toNoteLine(laneOf(step), '◀ first wrong event')] : []),
  ]);
  return ['sequenceDiagram', ...participants, ...lines].join('\n');
}

/**
 * Text that Mermaid shows as it is. `;` ends a statement, `#` begins an entity, `%%` a comment, `<` a tag,
 * `$$` a formula and `wrap:` an option; so they are written as entities.
 * Source: mermaid.js.org, "Sequence diagrams: Entity codes to escape characters".
 */
export function toMermaidText(text: string): string {
  const label = fitText(toPrintable(text).trim(), labelColumnsMax);
  if (label === '') return '–';
  return label.replace(/[#;:%<>&$"'`\\{}]/g, (character) => `#${character.charCodeAt(0)};`);
}

function toLines(step: SequenceStep): readonly string[] {
  const marks = step.marks.map(({ number, fault }) => ` ${toCircled(number)} ${fault}`).join('');
  if (step.kind === 'note') {
    const sign = step.sign === 'crash' ? '⚡ ' : '';
    return [toNoteLine(step.over, `${sign}${step.label}${marks}`)];
  }
  const label = `${step.label}${fateTexts[step.fate]}${marks}`;
  const arrow = `  ${ids[step.from]}${arrows[step.fate]}${ids[step.to]}: ${toMermaidText(label)}`;
  return [arrow, ...step.notes.map((note) => toNoteLine(step.to, note))];
}

function toNoteLine(lane: Lane, text: string): string {
  return `  Note over ${ids[lane]}: ${toMermaidText(text)}`;
}

function laneOf(step: SequenceStep): Lane {
  return step.kind === 'message' ? step.to : step.over;
}
