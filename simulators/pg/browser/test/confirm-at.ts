/** What the shop's server does: confirms with its secret key. The answer as the PG gave it. */
export async function confirmAt(
  server: string,
  secretKey: string,
  body: object,
): Promise<Record<string, unknown>> {
  const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
  const response = await fetch(`${server}/v1/payments/confirm`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>; // All of the PG's answers are objects.
}
