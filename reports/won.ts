// Won as people read it.
const plain = new Intl.NumberFormat('en-US');
const signed = new Intl.NumberFormat('en-US', { signDisplay: 'exceptZero' });

/** `33,000` */
export function toWonText(amountKrw: number): string {
  return plain.format(amountKrw);
}

/** `+33,000`, `-33,000`, `0` */
export function toSignedWonText(amountKrw: number): string {
  return signed.format(amountKrw);
}
