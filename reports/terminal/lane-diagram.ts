// The sequence of a run in characters: a lane for each party, a line for each step.
import { toPrintable } from '../printable.js';
import { toCircled } from '../sequence/fired-faults.js';
import {
  type Lane,
  lanesOf,
  type MessageStep,
  type NoteStep,
  type SequenceStep,
} from '../sequence/sequence-step.js';
import { type CanvasLine, createCanvasLine } from './canvas.js';
import { fitText, textWidth } from './text-width.js';

type Layout = {
  readonly columns: number;
  readonly lanes: readonly Lane[];
  /** The column of each lane. */
  readonly at: Readonly<Record<Lane, number>>;
};

const wrongMark = '◀ first wrong event';
const firstLane = 6;
/** What stands right of the last lane: an effect such as ` payable → in-progress`. */
const rightMargin = 24;
const gapMin = 15;
const gapMax = 22;
/** Lanes need this much; narrower terminals get the same steps as a list. */
const laneColumnsMin = firstLane + 3 * gapMin + rightMargin;

/** The steps as lines, the first of them with the parties' names. */
export function toLaneDiagram(
  steps: readonly SequenceStep[],
  { columns, wrong }: { readonly columns: number; readonly wrong: SequenceStep | null },
): readonly string[] {
  if (columns < laneColumnsMin) {
    return steps.map((step) => {
      const mark = step === wrong ? ` ${wrongMark}` : '';
      return `  ${fitText(toListLine(step), columns - 2 - mark.length)}${mark}`;
    });
  }
  const layout = toLayout(columns, lanesOf(steps));
  let isDown = false;
  const lines = steps.map((step) => {
    if (step.kind === 'note' && step.sign === 'start') isDown = false;
    const line = drawStep(step, { layout, isDown });
    if (step.kind === 'note' && step.sign === 'crash') isDown = true;
    if (step === wrong) markWrong(line, layout);
    return line.toText();
  });
  return [drawNames(layout), ...lines];
}

function toLayout(columns: number, lanes: readonly Lane[]): Layout {
  const gap = Math.min(gapMax, Math.floor((columns - firstLane - rightMargin) / 3));
  return {
    columns,
    lanes,
    at: {
      customer: firstLane,
      service: firstLane + gap,
      pg: firstLane + 2 * gap,
      // One of the two has the last lane.
      'legacy-order': firstLane + 3 * gap,
      accounting: firstLane + 3 * gap,
    },
  };
}

function drawNames({ columns, lanes, at }: Layout): string {
  const line = createCanvasLine(columns);
  for (const lane of lanes) line.put(at[lane] - (lane.length >> 1), lane);
  return line.toText();
}

type Drawing = { readonly layout: Layout; readonly isDown: boolean };

function drawStep(step: SequenceStep, { layout, isDown }: Drawing): CanvasLine {
  const line = createCanvasLine(layout.columns);
  for (const lane of layout.lanes) {
    line.put(layout.at[lane], lane === 'service' && isDown ? '┊' : '│');
  }
  if (step.kind === 'message') drawMessage(line, step, layout);
  else drawNote(line, step, layout);
  return line;
}

function drawMessage(line: CanvasLine, step: MessageStep, { at }: Layout) {
  const [from, to] = [at[step.from], at[step.to]];
  const left = Math.min(from, to) + 1;
  const width = Math.abs(to - from) - 1;
  line.put(left, from < to ? toRightArrow(step, width) : toLeftArrow(step, width));
  if (step.notes.length > 0) line.put(at[step.to] + 2, toPrintable(step.notes.join(', ')));
}

const dashes = { delivered: '─', lost: '┄', cut: '┄', late: '┄', duplicate: '═' } as const;

function toRightArrow(step: MessageStep, width: number): string {
  const dash = dashes[step.fate];
  const marks = toMarks(step);
  if (step.fate === 'lost') {
    return `${dash} ${fitText(toPrintable(step.label), width - marks.length - 5)} ${dash}✗${marks}`;
  }
  const end = step.fate === 'late' ? '…' : '>';
  const fixed = marks === '' ? '' : `${marks} `;
  const label = fitText(toPrintable(step.label), width - fixed.length - 5);
  const text = `${dash} ${label} ${fixed}`;
  return text + dash.repeat(Math.max(0, width - textWidth(text) - 1)) + end;
}

function toLeftArrow(step: MessageStep, width: number): string {
  const dash = dashes[step.fate];
  const marks = toMarks(step);
  const label = fitText(toPrintable(step.label), width - marks.length - 6);
  if (step.fate === 'lost') {
    const text = `✗${marks}${dash} ${label} ${dash}`;
    return ' '.repeat(Math.max(0, width - textWidth(text))) + text;
  }
  const fixed = marks === '' ? '' : `${marks} `;
  const text = `<${dash} ${label} ${fixed}`;
  return text + dash.repeat(Math.max(0, width - textWidth(text)));
}

/** A note stands right of its lane; left of the last one where the margin is too small for it. */
function drawNote(line: CanvasLine, step: NoteStep, { columns, at }: Layout) {
  const lane = at[step.over];
  const marks = toMarks(step);
  const text = `${marks}${marks === '' ? '' : ' '}${toPrintable(step.label)}`;
  if (step.sign === 'crash') line.put(lane, '⚡');
  const right = columns - lane - 3;
  if (textWidth(text) <= right || lane < at['legacy-order']) {
    line.put(lane + 3, fitText(text, right));
    return;
  }
  const fitting = fitText(text, lane - 2);
  line.put(lane - 1 - textWidth(fitting), fitting);
}

function markWrong(line: CanvasLine, { columns, at }: Layout) {
  const free = Math.max(line.end() + 1, at['legacy-order'] + 2);
  if (free + wrongMark.length <= columns) line.put(free, wrongMark);
  else line.put(columns - 2, ' ◀');
}

function toListLine(step: SequenceStep): string {
  const label = `${toPrintable(step.label)}${toMarks(step)}`;
  if (step.kind === 'note') return `${step.over}: ${step.sign === 'crash' ? '⚡ ' : ''}${label}`;
  const dead = step.fate === 'lost' ? ' ✗' : '';
  const notes = step.notes.length === 0 ? '' : ` (${toPrintable(step.notes.join(', '))})`;
  return `${step.from} → ${step.to}${dead}  ${label}${notes}`;
}

function toMarks({ marks }: SequenceStep): string {
  return marks.map(({ number }) => toCircled(number)).join('');
}
