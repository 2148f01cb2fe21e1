import { z } from 'zod';
import { readBodyBy } from '../kit/exchange/read-by.js';
import { rememberParsed } from '../kit/exchange/remember-parsed.js';
import type { Operation, SimulatorRequest } from '../kit/exchange/simulator.js';
import type { BookKeeping } from './book-keeping.js';
import { decidePost } from './core/books.js';
import {
  replyMalformed,
  replyPosted,
  replyPosting,
  replyPostingUnknown,
  replyRefused,
} from './reply.js';
import type { AccountingSwitches } from './switches.js';

const postBody = z.object({
  postingId: z.string().min(1).max(100),
  paymentKey: z.string().min(1).max(200),
  amount: z.int().positive(),
  businessDay: z.iso.date(),
});

const parsePostBody = rememberParsed((body) => readBodyBy(postBody, body));

/** The accounting server's endpoints over its books. */
export function createOperations(
  books: BookKeeping,
  switches: () => AccountingSwitches,
): readonly Operation[] {
  return [
    {
      name: 'accounting.post',
      method: 'POST',
      path: '/orders/{orderId}/postings',
      orderOf,
      execute: (request, { exchange, answer }) => {
        const body = parsePostBody(request.body);
        if (!body.ok) return replyMalformed(body.problem.problem);
        const { postingId: posting, paymentKey, amount: amountKrw, businessDay } = body.value;
        const order = orderOf(request);
        const entry = { posting, order, paymentKey, amountKrw, businessDay };
        const known = books.find(order, posting);
        const closedThrough = books.closedThrough();
        const { isIdempotent } = switches();
        const decision = decidePost(entry, { known, isIdempotent, closedThrough, answer });
        switch (decision.kind) {
          case 'post':
            return replyPosted(books.book({ ...entry, by: 'service' }, exchange));
          case 'known':
            return replyPosted(decision.posting);
          case 'refused':
            books.refuse(entry);
            return replyRefused(decision.code);
        }
      },
    },
    {
      name: 'accounting.look-up',
      method: 'GET',
      path: '/orders/{orderId}/postings/{postingId}',
      orderOf,
      execute: (request, { answer }) => {
        if (answer !== undefined) return replyRefused(answer);
        const posting = books.find(orderOf(request), request.params['postingId'] ?? '');
        return posting === undefined ? replyPostingUnknown : replyPosting(posting);
      },
    },
  ];
}

function orderOf({ params }: SimulatorRequest): string {
  return params['orderId'] ?? '';
}
