import type { Operation, SimulatorRequest } from '../kit/exchange/simulator.js';
import { type Answer, answerError } from './answer.js';
import type { Pg } from './pg.js';
import type { Read } from './requests/read-body.js';

/** A request, and what is known of it by the time that an endpoint takes it up. */
export type Asked = {
  readonly request: SimulatorRequest;
  /** Goes into the history with the effects. */
  readonly exchange: number;
  /** The code that the run plans to refuse it with. */
  readonly answer: string | undefined;
  /** Empty where none is asked for. */
  readonly secretKey: string;
};

/** One path of the PG. */
export type Endpoint = {
  readonly name: string;
  readonly method: Operation['method'];
  readonly path: string;
  /** The merchant's server shows its secret key; the customer's browser and the bank have none. */
  readonly caller: 'merchant' | 'anyone';
  /** Whether the real one refuses to be asked twice in a row. */
  readonly isThrottled?: true;
  readonly orderOf: (pg: Pg, request: SimulatorRequest) => string | null;
  readonly answer: (pg: Pg, asked: Asked) => Answer;
};

/** An endpoint that reads its body first, and refuses what it can not read. */
export function withBody<T>(
  read: (text: string) => Read<T>,
  answer: (pg: Pg, body: T, asked: Asked) => Answer,
): Endpoint['answer'] {
  return (pg, asked) => {
    const parsed = read(asked.request.body);
    if (parsed.kind === 'refused') return answerError(parsed.code, asked.request);
    return answer(pg, parsed.body, asked);
  };
}

/** A parameter of the path; the route has it whenever it matches. */
export function param({ params }: SimulatorRequest, name: string): string {
  return params[name] ?? '';
}
