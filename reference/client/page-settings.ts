import * as z from 'zod/mini';

const fields = {
  shopUrl: z.url(),
  clientKey: z.string(),
  scriptUrl: z.url(),
};

/** What the server wrote into the page. */
const schema = z.discriminatedUnion('page', [
  z.object({ ...fields, page: z.enum(['order', 'payment']), orderId: z.string() }),
  // Where the PG sends the customer is the same page for all orders; its address names the order.
  z.object({ ...fields, page: z.enum(['success', 'fail']) }),
]);

export type PageSettings = z.infer<typeof schema>;

/** From the `data-` attributes of the body. */
export function readPageSettings(
  attributes: Readonly<Record<string, string | undefined>>,
): PageSettings {
  return schema.parse({ ...attributes }); // Our own server wrote them; anything else is a bug.
}
