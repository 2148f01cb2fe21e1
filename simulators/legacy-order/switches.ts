import { z } from 'zod';
import { dailyHoursPattern, timeOfDayPattern } from './core/daily-hours.js';

const milliseconds = z.int().min(0).max(3_600_000);
const dailyHours = z
  .string()
  .regex(dailyHoursPattern, 'expected two different times of the day such as 23:30-00:30')
  .nullable();

/**
 * The rules of its own that the old system may have, and its quirks. By default it has none: what is asked rightly is
 * done, once, and said plainly. Assumed: all of it, as heard of systems of its age.
 */
export const switchesSchema = z.strictObject({
  accountingClosedHours: dailyHours
    .default(null)
    .describe(
      'Hours in Korea in which a completion is refused with ACCOUNTING_CLOSED, 23:30-00:30 for example. Null: never.',
    ),
  stockMissingOrders: z
    .array(z.string().min(1).max(64))
    .max(1_000)
    .default([])
    .describe('Orders whose completion is refused with STOCK_MISSING.'),
  creditLimitKrw: z
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe(
      'What may be posted on one day in Korea; a completion beyond it is refused with ACCOUNTING_REJECTED. Null: any amount.',
    ),
  refusesWithStatus200: z
    .boolean()
    .default(false)
    .describe('Whether a refusal has HTTP status 200, and only its body says what it is.'),
  maintenanceCalls: z
    .int()
    .min(0)
    .max(100_000)
    .default(0)
    .describe('So many calls from now on are answered with the maintenance page; counts down.'),
  maintenanceHours: dailyHours
    .default(null)
    .describe(
      'Hours in Korea in which every call of an operation, malformed or not, is answered with the maintenance page. Null: never.',
    ),
  maintenanceStatus: z
    .literal([200, 503])
    .default(200)
    .describe('The HTTP status of the maintenance page.'),
  claimChecksVersion: z
    .boolean()
    .default(true)
    .describe('Whether a claim that saw an older version is refused; else the update is lost.'),
  staleReadsMs: milliseconds
    .default(0)
    .describe(
      'For so long after a change a look-up shows the order as it was before. Counted for changes that come while it is on.',
    ),
  slowMinutes: z
    .int()
    .min(0)
    .max(60)
    .default(0)
    .describe('In the first so many minutes of each hour every answer comes late, by slowMs.'),
  slowMs: milliseconds
    .default(5_000)
    .describe('How late; what was asked is done at once all the same.'),
  requestsAtOnceMax: z
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe(
      'So many requests are in hand at once at the most; one more is answered with BUSY (503) and not done. Null: any number.',
    ),
  requestsPerWindowMax: z
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe(
      'So many requests are taken on within requestWindowMs; one more is answered with TOO_MANY_REQUESTS (429) and not done. Null: any number.',
    ),
  requestWindowMs: milliseconds
    .default(60_000)
    .describe('How long such a window is; it begins with its first request.'),
  fence: z
    .enum(['cancelling', 'payable', 'unsupported'])
    .default('cancelling')
    .describe(
      'What becomes of a fenced order. A system without such a state lets it go at once (payable), or has no such path (unsupported: 404 PATH_UNKNOWN).',
    ),
  secondCompletion: z
    .enum(['accepted', 'refused', 'posts-again'])
    .default('accepted')
    .describe(
      'The second completion by the same attempt changes nothing, is refused with ALREADY_COMPLETE, or posts the amount once more.',
    ),
  rollsBackTo: z
    .enum(['none', 'payable', 'unpayable'])
    .default('none')
    .describe(
      'What the nightly batch makes of every complete order; its postings are taken back. None: there is no batch.',
    ),
  batchAt: z
    .string()
    .regex(timeOfDayPattern, 'expected a time of the day such as 03:00')
    .default('03:00')
    .describe('When the batch runs, in Korea.'),
  screenLockMs: milliseconds
    .default(0)
    .describe(
      'For so long a clerk who opened the screen of an order keeps it locked: claims are refused with LOCKED. 0: screens lock nothing.',
    ),
});

export type LegacyOrderSwitches = Readonly<z.infer<typeof switchesSchema>>;

/** No rules of its own, no quirks. */
export const defaultSwitches: LegacyOrderSwitches = switchesSchema.parse({});

const fields = switchesSchema.shape;

/** Some of them, the others being left as they are. */
export const switchChangesSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field
        .unwrap()
        .exactOptional()
        .describe(field.description ?? ''),
    ]),
  ) as { readonly [Name in keyof typeof fields]: z.ZodExactOptional<Unwrapped<Name>> }, // The same names.
);

type Unwrapped<Name extends keyof typeof fields> =
  (typeof fields)[Name] extends z.ZodDefault<infer Inner> ? Inner : never;

export type SwitchChanges = z.infer<typeof switchChangesSchema>;
