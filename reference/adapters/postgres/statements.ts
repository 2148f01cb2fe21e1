// Each change is one statement, so that it is made whole or not at all, in one turn to the database and back.

import type { LoggedAttempt, LogQuery, Sweeper } from '../../app/ports.js';
import { type Attempt, holdsOrder } from '../../core/attempt.js';
import type { AttemptId, OrderId, PgOrderId } from '../../core/ids.js';
import { needsCare } from '../../core/news.js';
import type { CreatedStep, Stamp, Step } from '../../core/step.js';
import type { Statement } from './ask.js';

/** Brings one row; none when the order has an open attempt. */
export function createAttempt(step: CreatedStep & Stamp, dueAtMs: number): Statement {
  return {
    text: `
      WITH begun AS (
        INSERT INTO payment_attempts
          (id, order_id, pg_order_id, created_at_ms, version, row_count, due_at_ms)
        VALUES ($1, $2, $3, $4, 1, 1, $5)
        ON CONFLICT (order_id) WHERE holds_order DO NOTHING
        RETURNING id
      )
      INSERT INTO payment_steps (attempt_id, number, at_ms, step) SELECT id, 1, $4, $6 FROM begun
      RETURNING attempt_id`,
    values: [
      step.attemptId,
      step.orderId,
      step.pgOrderId,
      step.atMs,
      dueAtMs,
      JSON.stringify(step),
    ],
  };
}

export type Appending = {
  readonly seen: Attempt;
  readonly next: Attempt;
  readonly steps: readonly Step[];
  readonly dueAtMs: number;
};

/**
 * Brings the rows that were there before, each with their number in all; none when the attempt is not at the version that was
 * seen. With a hint among them that was not seen, the attempt needs care and is due until somebody reads it. Whoever waited for another change may be brought fewer than that number: it was counted after the wait.
 */
export function appendSteps({ seen, next, steps, dueAtMs }: Appending): Statement {
  return {
    text: `
      WITH moved AS (
        UPDATE payment_attempts
        SET version = $3, row_count = row_count + $4, hint_count = hint_count + $13, holds_order = $5,
          needs_care = $6 OR hint_count > $12,
          due_at_ms = CASE WHEN hint_count > $12 THEN 0 ELSE $7::bigint END,
          lease_owner = $8, lease_until_ms = $9
        WHERE id = $1 AND version = $2
        RETURNING id, row_count - $4 AS before
      ), written AS (
        INSERT INTO payment_steps (attempt_id, number, at_ms, step)
        SELECT id, before + place, added.at_ms, added.step::json
        FROM moved, unnest($10::bigint[], $11::text[]) WITH ORDINALITY AS added (at_ms, step, place)
      )
      SELECT id, before, step FROM moved JOIN payment_steps ON attempt_id = id ORDER BY number`,
    values: [
      seen.id,
      seen.version,
      next.version,
      steps.length,
      holdsOrder(next),
      needsCare(next),
      dueAtMs,
      next.lease?.owner ?? null,
      next.lease?.untilMs ?? 0,
      steps.map(({ atMs }) => atMs),
      steps.map((step) => JSON.stringify(step)),
      seen.hints.length,
      next.hints.length - seen.hints.length,
    ],
  };
}

/** The rows of one attempt, in order. */
export function findSteps(id: AttemptId): Statement {
  return {
    text: 'SELECT attempt_id AS id, step FROM payment_steps WHERE attempt_id = $1 ORDER BY number',
    values: [id],
  };
}

/** The rows of the attempt with this PG order id, in order. */
export function findByPgOrderId(id: PgOrderId): Statement {
  return {
    text: `
      SELECT id, step FROM payment_attempts JOIN payment_steps ON attempt_id = id
      WHERE pg_order_id = $1 ORDER BY created_at_ms, id COLLATE "C", number`,
    values: [id],
  };
}

/** The rows of the attempt that holds the order, in order. */
export function findHolderOf(orderId: OrderId): Statement {
  return {
    text: `
      SELECT id, step FROM payment_attempts JOIN payment_steps ON attempt_id = id
      WHERE order_id = $1 AND holds_order ORDER BY number`,
    values: [orderId],
  };
}

/** The rows of all open attempts, oldest first. */
export const listOpen: Statement = {
  text: `
    SELECT id, step FROM payment_attempts JOIN payment_steps ON attempt_id = id
    WHERE needs_care ORDER BY created_at_ms, id COLLATE "C", number`,
  values: [],
};

/** The rows of so many attempts: open ones first, then by age. */
export function listAll(limit: number): Statement {
  return {
    text: `
      WITH listed AS (
        SELECT id, needs_care, created_at_ms FROM payment_attempts
        ORDER BY needs_care DESC, created_at_ms, id COLLATE "C" LIMIT $1
      )
      SELECT id, step FROM listed JOIN payment_steps ON attempt_id = id
      ORDER BY needs_care DESC, created_at_ms, id COLLATE "C", number`,
    values: [limit],
  };
}

/** The rows of all attempts that are meant, oldest first. */
export function search(query: LogQuery): Statement {
  const { condition, values } = toCondition(query);
  return {
    text: `
      SELECT id, step FROM payment_attempts JOIN payment_steps ON attempt_id = id
      WHERE ${condition}
      ORDER BY created_at_ms, id COLLATE "C", number`,
    values,
  };
}

function toCondition(query: LogQuery): { readonly condition: string; readonly values: unknown[] } {
  switch (query.kind) {
    case 'of-order':
      return { condition: 'order_id = $1', values: [query.orderId] };
    case 'of-period':
      return {
        condition: `pg_order_id = ANY ($1::text[])
          OR id IN (SELECT attempt_id FROM payment_steps WHERE at_ms >= $2 AND at_ms < $3)`,
        values: [query.pgOrderIds, query.fromMs, query.untilMs],
      };
  }
}

/** A sweeper takes no more at a time, so that others get some; what is left is there in its next round. */
const takenMax = 200;

/**
 * The rows of attempts that are due and that nobody has in hand, longest due first; from now on this sweeper has. Those that
 * somebody else is just taking or writing are passed over, not waited for, and so are those of these ids.
 */
export function takeUp(
  { instance, nowMs, untilMs }: Sweeper,
  unreadable: readonly string[],
): Statement {
  return {
    text: `
      WITH taken AS (
        UPDATE payment_attempts SET lease_owner = $1, lease_until_ms = $3
        WHERE id = ANY (ARRAY(
          SELECT id FROM payment_attempts
          WHERE needs_care AND due_at_ms <= $2 AND (lease_owner = $1 OR lease_until_ms <= $2)
            AND id <> ALL ($5::text[])
          ORDER BY due_at_ms LIMIT $4
          FOR UPDATE SKIP LOCKED
        ))
        RETURNING id, created_at_ms
      )
      SELECT id, step FROM taken JOIN payment_steps ON attempt_id = id
      ORDER BY created_at_ms, id COLLATE "C", number`,
    values: [instance, nowMs, untilMs, takenMax, unreadable],
  };
}

/** Leaves these, which the sweeper has just taken up, to another, whose release may know their rows. */
export function letGo({ instance }: Sweeper, taken: readonly { readonly id: string }[]): Statement {
  return {
    text: `
      UPDATE payment_attempts SET lease_owner = NULL, lease_until_ms = 0
      WHERE id = ANY ($1::text[]) AND lease_owner = $2`,
    values: [taken.map(({ id }) => id), instance],
  };
}

/** What the columns of these are to say, should they still have the rows that were read. */
export function correct(
  read: readonly (LoggedAttempt & { readonly dueAtMs: number })[],
): Statement {
  return {
    text: `
      UPDATE payment_attempts SET due_at_ms = now_read.due_at_ms, needs_care = now_read.needs_care
      FROM unnest($1::text[], $2::integer[], $3::bigint[], $4::boolean[])
        AS now_read (id, row_count, due_at_ms, needs_care)
      WHERE payment_attempts.id = now_read.id AND payment_attempts.row_count = now_read.row_count`,
    values: [
      read.map(({ attempt }) => attempt.id),
      read.map(({ steps }) => steps.length),
      read.map(({ dueAtMs }) => dueAtMs),
      read.map(({ attempt }) => needsCare(attempt)),
    ],
  };
}

/**
 * Writes what an attempt needs to have written, and takes it back: only that notices a full disk, a database that stands by
 * and a right that is missing alike.
 */
export const probe: Statement = {
  text: `
    DO $$
    DECLARE
      probed text := 'probe ' || gen_random_uuid();
    BEGIN
      INSERT INTO payment_attempts
        (id, order_id, pg_order_id, created_at_ms, version, row_count, holds_order, needs_care, due_at_ms)
      VALUES (probed, probed, probed, 0, 1, 1, false, false, 0);
      UPDATE payment_attempts SET version = 2 WHERE id = probed;
      INSERT INTO payment_steps (attempt_id, number, at_ms, step) VALUES (probed, 1, 0, '{}');
      RAISE EXCEPTION USING ERRCODE = 'TT001';
    EXCEPTION WHEN SQLSTATE 'TT001' THEN NULL;
    END
    $$`,
  values: [],
};
