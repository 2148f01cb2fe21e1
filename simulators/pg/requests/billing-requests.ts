import { z } from 'zod';
import { orderFields, typedCard } from './payment-requests.js';
import { readerOf } from './read-body.js';

/** Two letters or three hundred, with spaces: the real API looks at nothing else. Source: observed of it. */
const customerKey = z.string().min(1).max(300, 'FAILED_DB_PROCESSING');

const issue = z.object({ authKey: z.string().min(1).max(300), customerKey });

/** The older route has the auth key in its path. */
const issueOlder = issue.omit({ authKey: true });

const issueByCard = typedCard.extend({ customerKey });

const charge = orderFields.extend({
  customerKey,
  customerEmail: z.string().max(100).nullish(),
  customerName: z.string().max(100).nullish(),
  customerIp: z.string().nullish(),
});

export const readIssue = readerOf(issue);
export const readIssueOlder = readerOf(issueOlder);
export const readIssueByCard = readerOf(issueByCard);
export const readCharge = readerOf(charge);
