import { type ClientBase, DatabaseError, type Pool, type QueryResultRow } from 'pg';
import { StepLogUnavailable } from '../../app/step-log-unavailable.js';

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/**
 * The rows that a statement brings. Throws a `StepLogUnavailable` when the database could not do it or did not say that it
 * did: whether a change was made is then unknown.
 */
export async function ask<Row extends QueryResultRow>(
  database: Pool | ClientBase,
  { text, values }: Statement,
): Promise<readonly Row[]> {
  try {
    return (await database.query<Row>(text, [...values])).rows;
  } catch (error) {
    if (isTrouble(error)) throw new StepLogUnavailable(error.message, { cause: error });
    throw error;
  }
}

/**
 * Kinds of SQLSTATE, by how it begins, that tell of the state that a database is in, not of a mistake in what it was asked.
 * Source: PostgreSQL 15 documentation, "PostgreSQL Error Codes".
 */
const troubles = [
  '08', // no connection
  '25', // a transaction that may only read, as in a database that stands by
  '28', // log-in refused
  '3D', // no such database
  '40', // a clash with another transaction
  '42501', // a right that is missing
  '53', // no room, no memory, too many connections
  '55', // something is locked
  '57', // an operator stopped it, or it took too long
  '58', // the system around it failed
  'XX', // it failed itself
];

/** Whether it may pass by itself, or when people see to the database. */
export function isTrouble(error: unknown): error is Error {
  if (error instanceof DatabaseError) {
    const code = error.code ?? '';
    return troubles.some((kind) => code.startsWith(kind));
  }
  // What the driver throws else is about a connection that failed, and has no class of its own.
  return error instanceof Error && !(error instanceof TypeError) && !(error instanceof RangeError);
}
