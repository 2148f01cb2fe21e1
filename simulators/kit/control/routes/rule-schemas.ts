import { z } from 'zod';
import type { Target } from '../../faults/address.js';
import type { AnswerRule } from '../../faults/answer-plan.js';
import { type FaultField, faultFields, fieldOf } from '../../faults/fault-fields.js';
import { wireFaultKinds } from '../../faults/fault-kind.js';
import type { FaultRule } from '../../faults/fault-plan.js';
import { codePattern } from '../../faults/planned-outcome.js';

/** What a rule is aimed at, as control is told it. */
function targetFields(operations: readonly string[]) {
  return {
    operation: z.enum(operations),
    nth: z
      .union([z.int().min(1).max(9_999), z.enum(['next', 'every'])])
      .default(1)
      .describe('The nth call of its order (from 1), the next one, or every one.'),
    order: z
      .string()
      .min(1)
      .max(200)
      .exactOptional()
      .describe('The order id that the PG or the order system knows; any when it is left out.'),
    paymentKey: z.string().min(1).max(200).exactOptional(),
  };
}

type TargetBody = {
  readonly operation: string;
  readonly nth: Target['nth'];
  readonly order?: string;
  readonly paymentKey?: string;
};

function toTarget({ operation, nth, order, paymentKey }: TargetBody): Target {
  return {
    operation,
    nth,
    order: order ?? null,
    ...(paymentKey === undefined ? {} : { paymentKey }),
  };
}

/** A fault rule, flat: `{"operation":"pg.confirm","fault":"lose-response"}`. */
export function faultBodySchema(operations: readonly string[]) {
  return z
    .strictObject({ ...targetFields(operations), ...faultFields, fault: z.enum(wireFaultKinds) })
    .superRefine((body, context) => {
      for (const field of Object.keys(faultFields) as (FaultField | 'fault')[]) {
        if (field === 'fault' || body[field] === undefined || fieldOf(body.fault) === field)
          continue;
        const kinds = wireFaultKinds.filter((kind) => fieldOf(kind) === field);
        const message = `expected with ${kinds.join(', ')} only, got it with ${body.fault}`;
        context.addIssue({ code: 'custom', path: [field], message });
      }
    });
}

const fault = z.object(faultFields);

/** The rule that such a body means. */
export function toFaultRule(body: TargetBody & Omit<FaultRule, 'at'>): FaultRule {
  return { at: toTarget(body), ...fault.parse(body) };
}

const anyCode = z
  .string()
  .regex(
    codePattern,
    'expected a code of capital letters, digits, "_" and "-", such as STOCK_MISSING or 4012',
  );

/** A business answer, flat: `{"operation":"pg.confirm","code":"REJECT_CARD_PAYMENT"}`. */
export function answerBodySchema(operations: readonly string[], codes: readonly string[] | null) {
  const code = codes === null ? anyCode : z.enum(codes);
  return z.strictObject({ ...targetFields(operations), code });
}

/** The rule that such a body means. */
export function toAnswerRule(body: TargetBody & { readonly code: string }): AnswerRule {
  return { at: toTarget(body), code: body.code };
}

const shown = {
  id: z.string(),
  rule: z.string().describe('As text: `pg.confirm#1 of R-1: lose-response`.'),
  source: z.enum(['control', 'command-line']),
  state: z.enum(['armed', 'spent', 'healed']),
  firedTimes: z.int(),
  operation: z.string(),
  nth: z.union([z.int(), z.enum(['next', 'every'])]),
  order: z.string().nullable(),
  paymentKey: z.string().exactOptional(),
};

export const shownFaultSchema = z.object({ ...shown, ...faultFields });
export const shownAnswerSchema = z.object({ ...shown, code: z.string() });
