import type { ServiceUnderTest } from '../world.js';

/** Several processes of the service behind one address. */
export type RoundRobin = {
  readonly service: ServiceUnderTest;
  /** Each by itself: what is done to them here, the address knows. */
  readonly processes: readonly ServiceUnderTest[];
};

/** Each request goes to the next process that is up, as a load balancer would have it; started, stopped and crashed they are together. */
export function createRoundRobin(services: readonly ServiceUnderTest[]): RoundRobin {
  const up = new Set<ServiceUnderTest>();
  let turn = 0;

  const processes = services.map((service): ServiceUnderTest => {
    const process: ServiceUnderTest = {
      start: async () => {
        await service.start();
        up.add(process);
      },
      stop: () => {
        up.delete(process);
        return service.stop();
      },
      crash: () => {
        up.delete(process);
        return service.crash();
      },
      ask: service.ask,
    };
    return process;
  });

  function next(): ServiceUnderTest | undefined {
    turn += 1;
    const waiting = [...processes.slice(turn % processes.length), ...processes];
    return waiting.find((process) => up.has(process));
  }

  const all = async (act: (process: ServiceUnderTest) => Promise<void>) => {
    await Promise.all(processes.map(act));
  };
  return {
    processes,
    service: {
      start: () => all(({ start }) => start()),
      stop: () => all(({ stop }) => stop()),
      crash: () => all(({ crash }) => crash()),
      ask: (request) => next()?.ask(request) ?? Promise.resolve(null),
    },
  };
}
