import { styleText } from 'node:util';
import type { RunVerdict } from '../run-record.js';

/** What is known of the terminal; the caller decides about colour (`NO_COLOR`, a pipe). */
export type Terminal = { readonly colour: boolean; readonly columns: number };

export type Colour = 'red' | 'green' | 'yellow' | 'bold' | 'gray';
export type Paint = (colour: Colour, text: string) => string;

const columnsAtMost = 120;
const columnsAtLeast = 40;

/** Wider lines are hard to read, and narrower ones can hold no table. */
export function usableColumns({ columns }: Terminal): number {
  return Math.min(columnsAtMost, Math.max(columnsAtLeast, columns));
}

export function createPaint({ colour }: Terminal): Paint {
  // The stream is not asked: the decision was made by the caller.
  return (name, text) => (colour ? styleText(name, text, { validateStream: false }) : text);
}

export const verdictColours = {
  passed: 'green',
  violated: 'red',
  inconclusive: 'yellow',
} as const satisfies Record<RunVerdict, Colour>;
