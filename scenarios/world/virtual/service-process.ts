import type { StepLog } from '../../../reference/app/ports.js';
import type { Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { HttpAnswer, HttpRequest } from '../world.js';
import type { Facts } from './facts.js';
import type { MakeCall } from './service-call.js';
import type { ServiceLife } from './service-life.js';
import type { ProcessOf } from './service-pool.js';

/** One life of one process of the service, in this process. */
export type ServiceProcess = {
  /** Resolves to null when the process dies first. */
  readonly inject: (request: HttpRequest) => Promise<HttpAnswer>;
  /** The process is dead: what its tasks knew is gone. */
  readonly end: () => void;
  /** The run is over. */
  readonly giveBack: () => void;
};

/** What is around one life. */
export type LifeDeps = {
  readonly process: ProcessOf;
  readonly time: VirtualTime;
  readonly fingerprint: Fingerprint;
  readonly life: ServiceLife;
  readonly makeCall: MakeCall;
  readonly facts: Facts;
  readonly stepLog: Pick<StepLog, 'listOpen'>;
  readonly nameTask: (kind: string) => string;
  /** A string that nobody can guess, the same for the same name. */
  readonly toUnguessable: (name: string) => string;
};
