// Each change is one statement, so that it is made whole or not at all, in one turn to the database and back.

import type { LogQuery, Sweeper } from '../../app/ports.js';
import { type Attempt, holdsOrder, isEnded } from '../../core/attempt.js';
import type { AttemptId, OrderId } from '../../core/ids.js';
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
 * seen. Whoever waited for another change may be brought fewer than that number: it was counted after the wait.
 */
export function appendSteps({ seen, next, steps, dueAtMs }: Appending): Statement {
  return {
    text: `
      WITH moved AS (
        UPDATE payment_attempts
        SET version = $3, row_count = row_count + $4, holds_order = $5, is_ended = $6,
          due_at_ms = $7, lease_owner = $8, lease_until_ms = $9
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
      isEnded(next),
      dueAtMs,
      next.lease?.owner ?? null,
      next.lease?.untilMs ?? 0,
      steps.map(({ atMs }) => atMs),
      steps.map((step) => JSON.stringify(step)),
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
    WHERE NOT is_ended ORDER BY created_at_ms, id COLLATE "C", number`,
  values: [],
};

/** The rows of so many attempts: open ones first, then by age. */
export function listAll(limit: number): Statement {
  return {
    text: `
      WITH listed AS (
        SELECT id, is_ended, created_at_ms FROM payment_attempts
        ORDER BY is_ended, created_at_ms, id COLLATE "C" LIMIT $1
      )
      SELECT id, step FROM listed JOIN payment_steps ON attempt_id = id
      ORDER BY is_ended, created_at_ms, id COLLATE "C", number`,
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
 * somebody else is just taking or writing are passed over, not waited for.
 */
export function takeUp({ instance, nowMs, untilMs }: Sweeper): Statement {
  return {
    text: `
      WITH taken AS (
        UPDATE payment_attempts SET lease_owner = $1, lease_until_ms = $3
        WHERE id = ANY (ARRAY(
          SELECT id FROM payment_attempts
          WHERE NOT is_ended AND due_at_ms <= $2 AND (lease_owner = $1 OR lease_until_ms <= $2)
          ORDER BY due_at_ms LIMIT $4
          FOR UPDATE SKIP LOCKED
        ))
        RETURNING id, created_at_ms
      )
      SELECT id, step FROM taken JOIN payment_steps ON attempt_id = id
      ORDER BY created_at_ms, id COLLATE "C", number`,
    values: [instance, nowMs, untilMs, takenMax],
  };
}

/** When these are due, should they still be at the version that was seen. */
export function putOff(
  attempts: readonly { readonly attempt: Attempt; readonly dueAtMs: number }[],
): Statement {
  return {
    text: `
      UPDATE payment_attempts SET due_at_ms = late.due_at_ms
      FROM unnest($1::text[], $2::integer[], $3::bigint[]) AS late (id, version, due_at_ms)
      WHERE payment_attempts.id = late.id AND payment_attempts.version = late.version`,
    values: [
      attempts.map(({ attempt }) => attempt.id),
      attempts.map(({ attempt }) => attempt.version),
      attempts.map(({ dueAtMs }) => dueAtMs),
    ],
  };
}
