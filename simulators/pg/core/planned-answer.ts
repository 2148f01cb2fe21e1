// Answers of the PG that are no error codes of its own, because what is said is not what was done.

/** The answer that hides a capture: the money is taken, yet the merchant reads 400 PROVIDER_ERROR. */
export const capturedButProviderError = 'CAPTURED_BUT_PROVIDER_ERROR';

/** The PG takes half of what was asked for, answers DONE and says so. Assumed: nothing forbids it. */
export const approvedOtherAmount = 'APPROVED_OTHER_AMOUNT';

/** The code that the merchant reads when this answer is given; null when nothing is refused. */
export function codeSaidFor(answer: string): string | null {
  if (answer === approvedOtherAmount) return null;
  return answer === capturedButProviderError ? 'PROVIDER_ERROR' : answer;
}
