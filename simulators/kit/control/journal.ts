// One session on disk: a first line that says what it is, then a JSON line for each changed document. A line is written
// before the answer leaves, so a killed process loses nothing that somebody was told. The power cut is not simulated:
// nothing is synced but a whole file.

import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { parseJson } from '../exchange/parse-json.js';
import type { StateDocument } from '../exchange/simulator-state.js';
import { DataDirectoryError } from './data-directory-error.js';

/** What a journal begins with. */
export type JournalHead = { readonly party: string; readonly session: string };

export type Journal = {
  readonly append: (document: StateDocument) => void;
  /** Whether most of it may be old: what was appended outweighs what it began with, and the least that counts. */
  readonly isOvergrown: () => boolean;
  readonly close: () => void;
};

/** Goes up when an older ttadak can no longer read what this one writes. */
const version = 1;

const headSchema = z.object({
  ttadak: z.int(),
  party: z.string(),
  session: z.string(),
});

/** Short names, for there are many. */
const lineSchema = z.tuple([z.string(), z.string(), z.unknown()]);

const newline = 0x0a;

/**
 * Reads a journal: its head and the newest document of each id. A last line without an end is a write that was cut
 * short, and dropped. Throws `DataDirectoryError` for a newer version, or a line that is none.
 */
export function readJournal(
  path: string,
): JournalHead & { readonly documents: readonly StateDocument[] } {
  const bytes = readFileSync(path);
  const documents = new Map<string, StateDocument>();
  let head: JournalHead | undefined;
  let number = 0;
  for (
    let start = 0, end = bytes.indexOf(newline);
    end !== -1;
    end = bytes.indexOf(newline, start)
  ) {
    number += 1;
    const text = bytes.toString('utf8', start, end);
    if (head === undefined) head = parseHead(text, path);
    else put(documents, parseLine(text, `${path}:${number}`));
    start = end + 1;
  }
  if (head === undefined) throw unreadable(path, 'expected a first line that says what it is');
  return { ...head, documents: [...documents.values()] };
}

export type JournalContent = {
  readonly documents: readonly StateDocument[];
  /** It does not count as overgrown before so much was appended. */
  readonly growthBytesMin: number;
};

/** Puts these documents in the place of what was in the file (whole, or not at all), and goes on with it. */
export function writeJournal(
  path: string,
  { party, session }: JournalHead,
  { documents, growthBytesMin }: JournalContent,
): Journal {
  const beside = `${path}.new`;
  const file = openSync(beside, 'w');
  let bytes = 0;
  const write = (text: string) => {
    writeTo(file, { text, path });
    bytes += Buffer.byteLength(text);
  };
  const head = `${JSON.stringify({ ttadak: version, party, session })}\n`;
  for (const chunk of toChunks(head, documents)) write(chunk);
  fsyncSync(file);
  renameSync(beside, path);
  const foldedBytes = bytes;
  return {
    append: (document) => {
      write(toLine(document));
    },
    isOvergrown: () => bytes - foldedBytes > Math.max(foldedBytes, growthBytesMin),
    close: () => {
      closeSync(file);
    },
  };
}

/** A write for each document would take long. */
const chunkLettersMin = 65_536;

function* toChunks(head: string, documents: readonly StateDocument[]): Iterable<string> {
  let chunk = head;
  for (const document of documents) {
    chunk += toLine(document);
    if (chunk.length < chunkLettersMin) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

function writeTo(file: number, { text, path }: { readonly text: string; readonly path: string }) {
  try {
    appendFileSync(file, text); // Unlike a bare write, it goes on until all is written.
  } catch (cause) {
    const problem = `expected to be written to: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new DataDirectoryError(path, { problem, remedy: 'make room, then start it again' });
  }
}

function put(documents: Map<string, StateDocument>, document: StateDocument) {
  const key = `${document.collection} ${document.id}`;
  if (document.value === null) documents.delete(key);
  else documents.set(key, document);
}

function toLine({ collection, id, value }: StateDocument): string {
  return `${JSON.stringify([collection, id, value])}\n`;
}

function parseHead(text: string, path: string): JournalHead {
  const head = headSchema.safeParse(parseJson(text)).data;
  if (head === undefined) throw unreadable(`${path}:1`, 'expected a journal of ttadak');
  if (head.ttadak > version) {
    throw new DataDirectoryError(path, {
      problem: `expected at most version ${version}, found ${head.ttadak}: a newer ttadak wrote it`,
      remedy: 'use that ttadak, or name another directory with --data',
    });
  }
  return head;
}

function parseLine(text: string, place: string): StateDocument {
  const line = lineSchema.safeParse(parseJson(text)).data;
  if (line === undefined)
    throw unreadable(place, `expected a document, found "${text.slice(0, 60)}"`);
  const [collection, id, value] = line;
  return { collection, id, value };
}

function unreadable(place: string, problem: string): DataDirectoryError {
  const remedy =
    'remove the file (its session is lost then), or name another directory with --data';
  return new DataDirectoryError(place, { problem, remedy });
}
