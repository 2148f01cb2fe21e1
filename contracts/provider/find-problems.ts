import { z } from 'zod';

/** What Pact's verifier tells of a run, as far as it is read here. */
const report = z.object({
  result: z.boolean(),
  interactionResults: z.array(z.object({ description: z.string(), result: z.string() })),
  errors: z.array(z.unknown()),
});

type Report = z.infer<typeof report>;

/**
 * Why this is no proof that the partner keeps the contract; empty when it is one. Pact itself is content with
 * an empty pact, with pending interactions that fail and with interactions that got lost, so every one that
 * was pinned must have been verified, once, and no other.
 */
export function findProblems(text: string, descriptions: readonly string[]): readonly string[] {
  const parsed = parseReport(text);
  if (parsed === undefined) return [`no report: ${text}`];
  const { result, interactionResults, errors } = parsed;
  const seen = interactionResults.map(({ description }) => description);
  return [
    ...(result ? [] : ['Pact says no']),
    ...interactionResults.filter((one) => one.result !== 'OK').map(toFailure),
    ...errors.map((error) => `error: ${JSON.stringify(error)}`),
    ...missingOf(descriptions, seen).map((description) => `not verified: ${description}`),
    ...missingOf(seen, descriptions).map((description) => `not pinned: ${description}`),
  ];
}

function parseReport(text: string): Report | undefined {
  try {
    return report.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function toFailure({ description }: Report['interactionResults'][number]): string {
  return `failed: ${description}`;
}

/** What stands in `wanted` more often than in `present`. */
function missingOf(wanted: readonly string[], present: readonly string[]): readonly string[] {
  const left = [...present];
  return wanted.filter((one) => {
    const at = left.indexOf(one);
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}
