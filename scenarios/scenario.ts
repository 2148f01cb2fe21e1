// What a scenario file may say. The schema is the documentation: every field has its meaning beside it.
import { z } from 'zod';
import { ends } from '../properties/end.js';
import {
  type Address,
  parseAddress,
  parseTarget,
  type Target,
} from '../simulators/kit/faults/address.js';
import {
  faultyOperations,
  faultyShopOperations,
} from '../simulators/kit/faults/chosen-fault-plan.js';
import { faultFields } from '../simulators/kit/faults/fault-fields.js';
import { customerOperations } from '../simulators/kit/history/by-customer.js';
import { clerkDeeds } from '../simulators/legacy-order/core/clerk-deed.js';
import { switchChangesSchema } from '../simulators/legacy-order/switches.js';
import { methods } from '../simulators/pg/core/method.js';
import { webhookOperations } from '../simulators/pg/webhooks/core/event-type.js';
import { webhookFaultFields } from '../simulators/pg/webhooks/webhook-rules.js';
import { findSlips, notAnOrder } from './find-slips.js';
import { didYouMean } from './read-yaml.js';

const operations: readonly string[] = [
  ...new Set([
    ...customerOperations,
    'pg.list-transactions',
    ...faultyOperations,
    ...faultyShopOperations,
  ]),
];

const address = z.string().transform((text, context): Address => {
  const parsed = parseAddress(text);
  if (parsed !== undefined && operations.includes(parsed.operation)) return parsed;
  const message =
    parsed === undefined
      ? `expected an address like "pg.confirm#1 of R-1001", got "${text}"`
      : `expected one of ${operations.join(', ')}, got "${parsed.operation}"${didYouMean(parsed.operation, operations)}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const webhookAddress = z.string().transform((text, context): Target => {
  const parsed = parseTarget(text);
  if (parsed !== undefined && webhookOperations.includes(parsed.operation)) return parsed;
  const names = webhookOperations.join(', ');
  const message = `expected a webhook like "pg.webhook#1 of R-1001", of ${names}, got "${text}"`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const milliseconds = z.int().min(0).max(600_000);
const amountKrw = z.int().min(1).max(1_000_000_000);

const fault = z.strictObject({ at: address, ...faultFields }).readonly();

/** What goes wrong with something that the PG says by itself. */
const webhookFault = z.strictObject({ at: webhookAddress, ...webhookFaultFields }).readonly();

/** A party whose port is closed for a while. */
const outage = z
  .strictObject({
    party: z.enum(['pg', 'legacy-order', 'accounting']),
    after: address,
    forMs: milliseconds,
  })
  .readonly();

/** A refusal for business reasons; it costs no fault. */
const answer = z.strictObject({ at: address, code: z.string().regex(/^[A-Z_]+$/) }).readonly();

export type PlannedAnswer = z.infer<typeof answer>;

/** Somebody changes the order in between: at the legacy system's terminal, or one of the shop's own people through the service. */
const clerkAct = z
  .strictObject({
    after: address,
    order: z.string(),
    act: z.enum(clerkDeeds),
    amountKrw: amountKrw.exactOptional(),
  })
  .readonly();

/** How the legacy system behaves: from the beginning, or from the moment when that exchange is dealt with. */
const quirk = switchChangesSchema.extend({ after: address.exactOptional() }).readonly();

/** Somebody returns money of the order in the PG's back office: all that is left, or a part of it. */
const refund = z
  .strictObject({ after: address, order: z.string(), amountKrw: amountKrw.exactOptional() })
  .readonly();

/** What an operator says of an open manual item, and does just before. Without a deed it may be a lie; without a word nobody hears of it. */
const operatorAct = z
  .strictObject({
    order: z.string(),
    says: z.enum(['completed-by-hand', 'refunded-by-hand', 'accepted-as-is']).exactOptional(),
    /** At the legacy system's terminal, in the PG's back office, or as the accountant, who posts what was refused of an order of the shop. */
    does: z.enum(['complete', 'edit-amount', 'refund', 'post']).exactOptional(),
    /** Of a refund: all that is left, when it is not given. Of an edit: the new price. Of a posting: another amount than was refused. */
    amountKrw: amountKrw.exactOptional(),
  })
  .readonly();

export type PlannedAct = z.infer<typeof operatorAct>;

const pay = z.strictObject({
  pay: z.string(),
  /** Clicks within the same moment on the same page. */
  clicks: z.int().min(1).max(5).default(1),
});
const authenticate = z.strictObject({
  authenticate: z.strictObject({
    /** A customer who changes the amount in the browser. */
    amountKrw: amountKrw.exactOptional(),
    /** What the customer pays with; a card by default. */
    method: z.enum(methods).exactOptional(),
    /** How long a virtual account can be paid into, from now; 8 seconds by default. */
    payWithinMs: milliseconds.exactOptional(),
  }),
});
const deposit = z.strictObject({ deposit: z.strictObject({ amountKrw }) });
const callback = z.strictObject({
  callback: z.strictObject({
    /** Which authentications of this customer come back, all at once; by default the last one. */
    authentications: z.array(z.int().min(1).max(5)).min(1).exactOptional(),
    /** How often each is delivered, all at once. */
    times: z.int().min(1).max(5).default(1),
    /** What a forger writes in place of what the PG said. */
    amountKrw: amountKrw.exactOptional(),
    pgOrderId: z.string().exactOptional(),
    paymentKey: z.string().exactOptional(),
    secret: z.string().exactOptional(),
  }),
});
const webhook = z.strictObject({
  webhook: z.strictObject({
    /** The status that the payment is said to have. */
    tells: z.enum(['DONE', 'CANCELED', 'ABORTED', 'EXPIRED']),
    /** How many, each of them another. */
    times: z.int().min(1).max(200).default(1),
    /** From one to the next; all in the same moment by default. */
    everyMs: milliseconds.default(0),
  }),
});
const wait = z.strictObject({ wait: z.strictObject({ forMs: milliseconds }) });
const waitFor = z.strictObject({ waitFor: address });
const plain = z.enum([
  'authenticate',
  'callback',
  'deposit',
  'reverse-deposit',
  'status',
  'peek',
  'inspect',
  'leave',
]);

/** One act of a customer; each begins when the one before it was answered. */
const act = z.union([
  plain.transform((word): Act => plainActs[word]),
  pay.transform((value): Act => ({ kind: 'pay', order: value.pay, clicks: value.clicks })),
  authenticate.transform((value): Act => ({ kind: 'authenticate', ...value.authenticate })),
  deposit.transform((value): Act => ({ kind: 'deposit', ...value.deposit })),
  callback.transform((value): Act => ({ kind: 'callback', ...value.callback })),
  webhook.transform((value): Act => ({ kind: 'webhook', ...value.webhook })),
  wait.transform((value): Act => ({ kind: 'wait', forMs: value.wait.forMs })),
  waitFor.transform((value): Act => ({ kind: 'wait-for', exchange: value.waitFor })),
]);

export type Act =
  | { readonly kind: 'pay'; readonly order: string; readonly clicks: number }
  | ({ readonly kind: 'authenticate' } & z.infer<typeof authenticate>['authenticate'])
  /** Pays into the account that the PG has issued; by default what it asks for. */
  | { readonly kind: 'deposit'; readonly amountKrw?: number }
  /** The bank takes the deposit back. */
  | { readonly kind: 'reverse-deposit' }
  | ({ readonly kind: 'callback' } & z.infer<typeof callback>['callback'])
  | { readonly kind: 'status' }
  | { readonly kind: 'peek' }
  | { readonly kind: 'inspect' }
  | { readonly kind: 'leave' }
  /** Says to the service what only the PG should say: nobody can tell who sent a webhook. */
  | ({ readonly kind: 'webhook' } & z.infer<typeof webhook>['webhook'])
  | { readonly kind: 'wait'; readonly forMs: number }
  | { readonly kind: 'wait-for'; readonly exchange: Address };

const plainActs: Readonly<Record<z.infer<typeof plain>, Act>> = {
  authenticate: { kind: 'authenticate' },
  deposit: { kind: 'deposit' },
  'reverse-deposit': { kind: 'reverse-deposit' },
  callback: { kind: 'callback', times: 1 },
  status: { kind: 'status' },
  /** Somebody who has read the attempt's id, and nothing else, asks about it, and for the operators' lists. */
  peek: { kind: 'peek' },
  /** An operator of the shop reads the manual items and the log, now. */
  inspect: { kind: 'inspect' },
  /** Closes the page and never asks again. */
  leave: { kind: 'leave' },
};

/** Times that scenarios shrink, in milliseconds. What they mean stands in the reference's `config.ts`. */
const timing = z.strictObject({
  pgTimeoutMs: milliseconds.default(1_000),
  legacyTimeoutMs: milliseconds.default(1_000),
  authenticationWindowMs: milliseconds.default(6_000),
  approvalWindowMs: milliseconds.default(4_000),
  windowMarginMs: milliseconds.default(300),
  graceMs: milliseconds.default(1_500),
  sweepEveryMs: milliseconds.default(200),
  retryBackoffMaxMs: milliseconds.default(1_000),
  depositLookEveryMs: milliseconds.default(2_000),
  manualAfterMs: milliseconds.default(15_000),
  /** From a change at the PG to its webhook. With 0, in the virtual world, who comes first is a choice. */
  webhookLatencyMs: milliseconds.default(100),
  /** From the first failure of a webhook to its first re-send; each further pause is four times as long. */
  firstResendMs: milliseconds.default(1_000),
  /** How long after healing every order must have ended. */
  settleWithinMs: milliseconds.default(25_000),
});

export type Timing = Readonly<z.infer<typeof timing>>;

const allowedEnds = z
  .union([z.enum(ends), z.array(z.enum(ends)).min(1)])
  .transform((value) => (typeof value === 'string' ? [value] : value));

export const scenarioSchema = z
  .strictObject({
    /** `area: situation (parameters)` */
    name: z
      .string()
      .regex(/^[^:]+: .+$/, 'expected "area: situation", for example "confirm: answer lost"'),
    /** What happens, in a sentence or three, for a reader of the report. */
    story: z
      .string()
      .min(1)
      .transform((text) => text.trim().replaceAll(/\s+/g, ' ')),
    tags: z.array(z.string()).default([]),
    /** Whose orders are paid: repair orders at the legacy system, or the shop's own, of which accounting is told. */
    ordersOf: z.enum(['legacy', 'shop']).default('legacy'),
    /** Whether accounting knows a posting again that comes twice. */
    accounting: z.strictObject({ isIdempotent: z.boolean() }).default({ isIdempotent: true }),
    orders: z.record(
      z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'expected letters, digits, "-" and "_"'),
      z.strictObject({ amountKrw, name: z.string().default('Repair') }),
    ),
    customers: z.record(z.string(), z.array(act).min(1)),
    faults: z.array(fault).default([]),
    /** Whether the service's endpoint is registered at the PG. */
    webhooks: z.boolean().default(false),
    webhookFaults: z.array(webhookFault).default([]),
    outages: z.array(outage).default([]),
    answers: z.array(answer).default([]),
    clerk: z.array(clerkAct).default([]),
    quirks: z.array(quirk).default([]),
    backOffice: z.array(refund).default([]),
    /** When all rests, one after the other. */
    operators: z.array(operatorAct).default([]),
    timing: timing.prefault({}),
    /** When the run begins, in Korea; on real sockets it begins now. */
    startsAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, 'expected a time like "23:59:58"')
      .default('09:00:00'),
    /** Whether the night passes when all rests: the legacy system's batch runs, and in the morning an operator reconciles. */
    night: z.boolean().default(false),
    /** How many processes of the service share one step log; on real sockets only when that is a database, and not where each would have the shop's own orders. */
    processes: z.literal([1, 2]).default(1),
    /** How each order may end. */
    expect: z.record(z.string(), allowedEnds),
  })
  .refine(({ webhooks, webhookFaults }) => webhooks || webhookFaults.length === 0, {
    path: ['webhookFaults'],
    error: 'expected "webhooks: true" beside it, for else none are sent; got none',
  })
  .superRefine((scenario, context) => {
    const orders = Object.keys(scenario.orders);
    const fault = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
    };
    const isOrder = (order: string) => orders.includes(order);
    for (const order of orders) {
      if (!(order in scenario.expect))
        fault(['expect'], `expected an end for order "${order}", got none`);
    }
    for (const order of Object.keys(scenario.expect)) {
      if (!isOrder(order)) fault(['expect', order], notAnOrder(order, orders));
    }
    for (const { path, message } of findSlips(scenario)) fault(path, message);
    for (const { path, message } of findStrangers(scenario)) fault(path, message);
    for (const field of ['backOffice', 'operators', 'clerk'] as const) {
      for (const [place, { order }] of scenario[field].entries()) {
        if (!isOrder(order)) fault([field, place, 'order'], notAnOrder(order, orders));
      }
    }
    for (const { path, message } of findUnfinished(scenario)) fault(path, message);
  });

type Fault = { readonly path: (string | number)[]; readonly message: string };

/** Deeds that say too little to be done. */
function findUnfinished({ clerk, operators }: Unfinished): readonly Fault[] {
  const idle = operators.flatMap(({ says, does }, place) => {
    const message = 'expected says, does or both, got neither';
    return says === undefined && does === undefined
      ? [{ path: ['operators', place], message }]
      : [];
  });
  const deeds = [
    ...clerk.map(({ act: deed, amountKrw: priceKrw }, place) => {
      return { path: ['clerk', place], deed, priceKrw };
    }),
    ...operators.map(({ does: deed, amountKrw: priceKrw }, place) => {
      return { path: ['operators', place], deed, priceKrw };
    }),
  ];
  const unpriced = deeds.flatMap(({ path, deed, priceKrw }) => {
    const message = 'expected amountKrw, the new amount, with edit-amount, got none';
    return deed === 'edit-amount' && priceKrw === undefined ? [{ path, message }] : [];
  });
  return [...idle, ...unpriced];
}

type Unfinished = {
  readonly clerk: readonly z.infer<typeof clerkAct>[];
  readonly operators: readonly PlannedAct[];
};

/** Who acts or is down in the scenario without being there. */
function findStrangers({ ordersOf, clerk, operators, outages }: Strangers): readonly Fault[] {
  const absent = ordersOf === 'shop' ? 'legacy-order' : 'accounting';
  const away = outages.flatMap(({ party }, place) => {
    const message = `expected a party that is there with ordersOf "${ordersOf}", got "${party}"`;
    return party === absent ? [{ path: ['outages', place, 'party'], message }] : [];
  });
  const doable = ordersOf === 'shop' ? ['refund', 'post'] : ['complete', 'edit-amount', 'refund'];
  for (const [place, { does }] of operators.entries()) {
    if (does === undefined || doable.includes(does)) continue;
    const message = `expected one of ${doable.join(', ')} with ordersOf "${ordersOf}", got ${does}`;
    away.push({ path: ['operators', place, 'does'], message });
  }
  if (ordersOf === 'legacy') return away;
  for (const [place, { act: deed }] of clerk.entries()) {
    if (deed !== 'complete') continue;
    const others = clerkDeeds.filter((one) => one !== 'complete').join(', ');
    const message = `expected one of ${others} with ordersOf "shop", got complete`;
    away.push({ path: ['clerk', place, 'act'], message });
  }
  return away;
}

type Strangers = {
  readonly ordersOf: 'legacy' | 'shop';
  readonly clerk: readonly z.infer<typeof clerkAct>[];
  readonly operators: readonly z.infer<typeof operatorAct>[];
  readonly outages: readonly z.infer<typeof outage>[];
};

export type Scenario = z.infer<typeof scenarioSchema> & {
  /** Where it stands, as given. */
  readonly file: string;
};

/** On real sockets no write of the service can be made to fail: there such a fault never fires. */
export function isVirtualOnly({ faults }: Pick<Scenario, 'faults'>): boolean {
  return faults.some(({ at }) => /^(step-log|shop-order)\./.test(at.operation));
}
