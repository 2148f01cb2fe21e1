import type { RunVerdict } from './run-record.js';

const symbols = { passed: '✓', violated: '✗', inconclusive: '?' } as const;

export function toVerdictSymbol(verdict: RunVerdict): string {
  return symbols[verdict];
}

/** `✗ violated` */
export function toVerdictText(verdict: RunVerdict): string {
  return `${symbols[verdict]} ${verdict}`;
}
