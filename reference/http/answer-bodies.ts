// What the bodies of answers look like, for the description of the API. Tests hold real answers against them.

import Joi from 'joi';
import { actKinds } from '../core/act.js';
import { words } from '../core/word.js';

const text = Joi.string().required();
const whole = Joi.number().integer().required();
const nullable = (schema: Joi.Schema) => Joi.alternatives(schema, Joi.valid(null)).required();

export const wordBody = Joi.object({
  status: Joi.string()
    .valid(...words)
    .required(),
  /** With `awaiting-deposit` only. */
  deposit: Joi.object({
    bankCode: text,
    accountNumber: text,
    dueAt: Joi.string().isoDate().required(),
    amountKrw: whole,
  }),
});

export const readyBody = Joi.object({
  status: Joi.string().valid('ready').required(),
  attempt: Joi.object({
    id: text,
    secret: text,
    pgOrderId: text,
    amountKrw: whole,
    orderName: text,
  }).required(),
});

export const inProgressBody = Joi.object({ status: Joi.string().valid('in-progress').required() });

export const notedBody = Joi.object({ status: Joi.string().valid('noted').required() });

const actBody = Joi.object({
  kind: Joi.string()
    .valid(...actKinds)
    .required(),
  operator: text,
  note: text,
  verdict: text,
});

export const itemBody = Joi.object({
  orderId: text,
  attemptId: text,
  version: whole,
  cause: text,
  exposureKrw: whole,
  pgOrderId: text,
  paymentKeys: Joi.array()
    .items(
      Joi.object({
        paymentKey: text,
        status: text,
        amountKrw: whole,
        heldKrw: whole,
        seenAtMs: whole,
      }),
    )
    .required(),
  legacy: nullable(
    Joi.object({
      state: text,
      amountKrw: nullable(Joi.number().integer()),
      version: whole,
      attempt: nullable(Joi.string()),
      seenAtMs: whole,
    }),
  ),
  lastErrors: Joi.object({
    pg: nullable(Joi.string()),
    legacy: nullable(Joi.string()),
    accounting: nullable(Joi.string()),
  }).required(),
  told: text,
  proposedAction: text,
  act: nullable(actBody),
  firstSeenAtMs: whole,
  count: whole,
});

const attemptBody = Joi.object({
  attemptId: text,
  orderId: text,
  state: text,
  /** The rows of the step log as they were written, without secrets. */
  steps: Joi.array()
    .items(Joi.object({ kind: text, atMs: whole, by: text }).unknown())
    .required(),
});

const attempts = Joi.array().items(attemptBody).required();

export const itemsBody = Joi.object({ items: Joi.array().items(itemBody).required() });
export const attemptsBody = Joi.object({ attempts });
export const evidenceBody = Joi.object({ item: itemBody.required(), attempts });
export const orderBody = Joi.object({ orderId: text, attempts });
/** One of the shop's own orders. */
export const shopOrderBody = Joi.object({
  order: Joi.object({
    orderId: text,
    orderName: text,
    state: text,
    amountKrw: nullable(Joi.number().integer()),
    version: whole,
    attemptId: nullable(Joi.string()),
  }).required(),
});
export const heldBody = Joi.object({ status: Joi.string().valid('held').required(), state: text });

export const reconciliationBody = Joi.object({
  date: text,
  verdict: Joi.string().valid('matches', 'explained', 'differs', 'incomplete').required(),
  gaps: Joi.array().items(Joi.string()).required(),
  counts: Joi.object({
    agreed: whole,
    accepted: whole,
    underWay: whole,
    withPeople: whole,
    differing: whole,
    notChecked: whole,
  }).required(),
  lines: Joi.array()
    .items(
      Joi.object({
        kind: text,
        orderId: nullable(Joi.string()),
        attemptId: nullable(Joi.string()),
        pgOrderId: text,
        paymentKeys: Joi.array().items(Joi.string()).required(),
        logged: nullable(Joi.string()),
        pgKrw: nullable(Joi.number().integer()),
        orderKrw: nullable(Joi.number().integer()),
        exposureKrw: whole,
        cause: nullable(Joi.string()),
      }),
    )
    .required(),
  totals: Joi.object({
    takenKrw: whole,
    returnedKrw: whole,
    heldKrw: whole,
    paidOrdersKrw: whole,
    exposureKrw: whole,
  }).required(),
});

export const healthBody = Joi.object({ status: Joi.string().valid('ok').required() });
export const readyToServeBody = Joi.object({ status: Joi.string().valid('ready').required() });
export const notReadyBody = Joi.object({
  status: Joi.string().valid('not-ready').required(),
  because: Joi.array().items(Joi.string()).required(),
});
