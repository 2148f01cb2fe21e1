/** Money in a sentence: `33,000 won`. */
export function toWonText(amountKrw: number): string {
  return `${amountKrw.toLocaleString('en-US')} won`;
}
