// The customers of a life, each of whose answers the model judges as it comes.
import { type Customer, createCustomer } from '../../../scenarios/customer/customer.js';
import type { World } from '../../../scenarios/world/world.js';
import type { AskingCommand, CustomerCommand } from '../../generators/arbitrary-command.js';
import type { Heard, LifeModel } from './life-model.js';
import { toAct } from './to-act.js';

export type Audience = {
  readonly act: (command: CustomerCommand, model: LifeModel) => Promise<void>;
  /** What the model has found wrong so far. */
  readonly surprises: readonly string[];
  readonly customers: () => readonly Customer[];
};

export function createAudience(world: World): Audience {
  const { clock, history } = world;
  const customers = new Map<string, Customer>();
  const judges = new Map<number, (heard: Heard) => string | null>();
  const surprises: string[] = [];
  let requestCount = 0;
  let authenticated = 0;
  const deps = { requests: { next: () => requestCount++ }, inspect: () => Promise.resolve() };

  history.subscribe((entry) => {
    if (entry.kind === 'payment-authenticated') authenticated += 1;
    if (entry.kind !== 'customer-told') return;
    const surprise = judges.get(entry.request)?.(entry) ?? null;
    if (surprise !== null) surprises.push(surprise);
  });

  function play(command: CustomerCommand): Promise<void> {
    const name = command.customer;
    const customer = customers.get(name) ?? createCustomer(name, world, deps);
    customers.set(name, customer);
    return customer.play([toAct(command)]);
  }

  /** What is asked within the act's first moment is asked by it. */
  async function ask(command: AskingCommand, model: LifeModel): Promise<void> {
    const question = model.ask(command, clock.nowMs());
    const first = requestCount;
    const played = play(command);
    for (let request = first; request < requestCount; request += 1) {
      judges.set(request, (heard) => model.hear(question, heard, clock.nowMs()));
    }
    await played;
    model.close(question);
  }

  return {
    act: async (command, model) => {
      switch (command.kind) {
        case 'pay':
        case 'callback':
        case 'status':
          return ask(command, model);
        case 'authenticate': {
          const before = authenticated;
          await play(command);
          if (authenticated > before) model.authenticate(command, clock.nowMs());
          return;
        }
        case 'leave':
          model.leave(command.customer);
          return play(command);
      }
    },
    surprises,
    customers: () => [...customers.values()],
  };
}
