import type { Choices } from '../../../simulators/kit/choices/choices.js';
import type { HttpRequest, ServiceUnderTest } from '../world.js';

/**
 * Several processes of the service on one step log, behind one address. Which of them gets a customer's request is a
 * choice; they are alike, so the first request goes to the first one. Who merely looks asks the first one, too.
 */
export function createServiceProcesses(
  processes: readonly [ServiceUnderTest, ...ServiceUnderTest[]],
  choices: Choices,
): ServiceUnderTest {
  const [first] = processes;
  if (processes.length === 1) return first;
  const names = processes.map((_, place) => String(place + 1));
  let hasAsked = false;

  function choose({ method }: HttpRequest): ServiceUnderTest {
    if (method === 'GET') return first;
    const place = hasAsked ? choices.pick('process', names) : 0;
    hasAsked = true;
    return processes[place] ?? first;
  }

  const all = async (act: (process: ServiceUnderTest) => Promise<void>) => {
    for (const process of processes) await act(process);
  };
  return {
    start: () => all(({ start }) => start()),
    stop: () => all(({ stop }) => stop()),
    crash: () => all(({ crash }) => crash()),
    ask: (request) => choose(request).ask(request),
  };
}
