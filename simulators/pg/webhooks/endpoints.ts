import { z } from 'zod';
import type { Collections } from '../../kit/exchange/collections.js';
import { type EventType, eventTypes } from './core/event-type.js';

/** Where the merchant wants to be told of what. Unlike the real PG, any address will do, localhost too. */
export const endpoint = z.object({
  id: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  eventTypes: z.array(z.enum(eventTypes)).min(1),
});

export type Endpoint = Readonly<z.infer<typeof endpoint>>;

export type Endpoints = {
  readonly all: () => readonly Endpoint[];
  readonly registeredFor: (eventType: EventType) => readonly Endpoint[];
  /** Undefined when there are too many. */
  readonly register: (wanted: Omit<Endpoint, 'id'>) => Endpoint | undefined;
  /** Whether there was one. What is on its way to it stays so. */
  readonly remove: (id: string) => boolean;
};

/** More than this are a client that forgets to delete them. */
export const endpointsMax = 100;

/** No endpoint is registered yet. */
export function createEndpoints({ open }: Collections): Endpoints {
  const endpoints = open<Endpoint>('webhook-endpoints', {
    isOne: (value): value is Endpoint => endpoint.safeParse(value).success,
  });
  const all = () => [...endpoints.values()];

  return {
    all,
    registeredFor: (eventType) => all().filter((one) => one.eventTypes.includes(eventType)),
    register: (wanted) => {
      if (endpoints.size() >= endpointsMax) return undefined;
      const registered = { id: `endpoint-${lastNumber(all()) + 1}`, ...wanted };
      endpoints.set(registered.id, registered);
      return registered;
    },
    remove: (id) => {
      const isThere = endpoints.get(id) !== undefined;
      endpoints.delete(id);
      return isThere;
    },
  };
}

function lastNumber(endpoints: readonly Endpoint[]): number {
  return Number(endpoints.at(-1)?.id.split('-').at(-1) ?? 0);
}
