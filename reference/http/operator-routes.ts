import { unauthorized } from '@hapi/boom';
import type { Lifecycle, ServerRoute } from '@hapi/hapi';
import { listManualItems } from '../app/manual-queue.js';
import type { LoggedAttempt, StepLog } from '../app/ports.js';
import { isSameSecret } from '../core/callback.js';
import type { Step } from '../core/step.js';

export type OperatorDeps = { readonly stepLog: StepLog; readonly operatorToken: string };

const attemptsListedMax = 10_000;

/** What operators look at. Reading changes nothing. */
export function createOperatorRoutes(deps: OperatorDeps): ServerRoute[] {
  const options = { pre: [requireToken(deps.operatorToken)] };
  return [
    {
      method: 'GET',
      path: '/operator/manual-items',
      options,
      handler: () => ({ items: listManualItems(deps) }),
    },
    {
      method: 'GET',
      path: '/operator/attempts',
      options,
      handler: async () => ({
        attempts: (await deps.stepLog.listAll(attemptsListedMax)).map(toListed),
      }),
    },
  ];
}

/** Only who shows the operators' token comes through. */
export function requireToken(token: string): Lifecycle.Method {
  return ({ headers }, h) => {
    const given = headers['authorization'];
    if (typeof given !== 'string' || !isSameSecret(`Bearer ${token}`, given)) throw unauthorized();
    return h.continue;
  };
}

function toListed({ attempt, steps }: LoggedAttempt) {
  return {
    attemptId: attempt.id,
    orderId: attempt.orderId,
    state: attempt.flag === null ? attempt.phase : 'manual',
    steps: steps.map(redact),
  };
}

/** An operator needs no customer's secret. */
function redact(step: Step): Step {
  return step.kind === 'created' ? { ...step, secret: '[redacted]' } : step;
}
