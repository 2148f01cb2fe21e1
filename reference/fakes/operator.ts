import type { FakeAnswer, FakeService } from './fake-service.js';

export const kim = { authorization: 'Bearer token-of-operator-kim' };
export const lee = { authorization: 'Bearer token-of-operator-lee' };

type Item = {
  readonly attemptId: string;
  readonly version: number;
  readonly cause: string;
  readonly exposureKrw: number;
  readonly legacy: { readonly state: string } | null;
};

/** The open items as an operator sees them. */
export async function listItems(service: FakeService): Promise<readonly Item[]> {
  const { body } = await service.request('GET', '/operator/manual-items', { headers: kim });
  return body['items'] as readonly Item[]; // The service's own answer.
}

/** Says that something was done about an item, as it was seen. */
export function actOn(
  service: FakeService,
  { attemptId, version }: Pick<Item, 'attemptId' | 'version'>,
  { act, headers = kim }: { act: string; headers?: Readonly<Record<string, string>> },
): Promise<FakeAnswer> {
  const payload = { act, version, note: 'Spoke to the customer.' };
  return service.request('POST', `/operator/manual-items/${attemptId}/acts`, { payload, headers });
}
