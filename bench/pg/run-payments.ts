import { createHistogram } from 'node:perf_hooks';
import autocannon from 'autocannon';

/** What a slice of load came to. */
export type Load = {
  readonly requests: number;
  readonly confirms: number;
  readonly seconds: number;
  /** Of confirms only, in milliseconds. */
  readonly confirmP50Ms: number;
  readonly confirmP99Ms: number;
  /** Answers other than 2xx, and connections that broke. */
  readonly failures: number;
};

type Payment = { orderId: string; paymentKey: string; askedAtMs: number };

const connections = 32;
const amount = 33_000;
const authorization = `Basic ${Buffer.from('test_sk_bench:').toString('base64')}`;
/** A new one each time, because autocannon writes into it. */
const headers = () => ({
  authorization,
  'content-type': 'application/json',
});

let lastOrder = 0;

/**
 * Customers pay on kept connections, each one payment after the other: authenticate, confirm; one in ten is looked up and
 * cancelled then.
 */
export async function runPayments(port: number, seconds: number): Promise<Load> {
  const confirms = createHistogram();
  const pay = [authenticate(), confirm(confirms)];
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    requests: [...Array.from({ length: 10 }, () => pay).flat(), lookUp, cancel],
    initialContext: { orderId: '', paymentKey: '', askedAtMs: 0 } satisfies Payment,
  });
  return {
    requests: result['2xx'],
    confirms: confirms.count,
    seconds: result.duration,
    confirmP50Ms: confirms.percentile(50) / 1e6,
    confirmP99Ms: confirms.percentile(99) / 1e6,
    failures: result.non2xx + result.errors,
  };
}

function authenticate(): autocannon.Request {
  return {
    setupRequest: (request, context) => {
      lastOrder += 1;
      const orderId = `bench-${lastOrder}`;
      Object.assign(context, { orderId });
      const body = JSON.stringify({ orderId, amount, orderName: '엔진오일 교환' });
      return {
        ...request,
        method: 'POST',
        path: '/simulator/authentications',
        headers: headers(),
        body,
      };
    },
    onResponse: (_status, body, context) => {
      Object.assign(context, { paymentKey: /"paymentKey":"([^"]+)"/.exec(body)?.[1] ?? '' });
    },
  };
}

function confirm(confirms: ReturnType<typeof createHistogram>): autocannon.Request {
  return {
    setupRequest: (request, context) => {
      const { orderId, paymentKey } = context as Payment; // As the authentication left it.
      Object.assign(context, { askedAtMs: performance.now() });
      const body = JSON.stringify({ paymentKey, orderId, amount });
      return { ...request, method: 'POST', path: '/v1/payments/confirm', headers: headers(), body };
    },
    onResponse: (_status, _body, context) => {
      const { askedAtMs } = context as Payment;
      confirms.record(Math.max(1, Math.round((performance.now() - askedAtMs) * 1e6)));
    },
  };
}

const lookUp: autocannon.Request = {
  setupRequest: (request, context) => {
    const { paymentKey } = context as Payment;
    return { ...request, method: 'GET', path: `/v1/payments/${paymentKey}`, headers: headers() };
  },
};

const cancel: autocannon.Request = {
  setupRequest: (request, context) => {
    const { paymentKey } = context as Payment;
    const body = JSON.stringify({ cancelReason: '고객 변심' });
    return {
      ...request,
      method: 'POST',
      path: `/v1/payments/${paymentKey}/cancel`,
      headers: headers(),
      body,
    };
  },
};
