/** Source: Toss Payments docs, "Authentication": the key is the user, the password is empty, the colon stays. */
export function toAuthorization(secretKey: string): string {
  return `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
}
