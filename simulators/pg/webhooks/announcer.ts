import type { Clock } from '../../kit/clock/clock.js';
import type { Errands } from '../../kit/exchange/errands.js';
import { type Address, toAddressText } from '../../kit/faults/address.js';
import type { History } from '../../kit/history/history.js';
import { contradictionOf, type News } from './core/news.js';
import { extraOf, suffer } from './core/suffer.js';
import type { Transmission } from './core/transmission.js';
import { effectOf } from './core/webhook-fault.js';
import type { Courier } from './courier.js';
import type { Endpoints } from './endpoints.js';
import { toSubject, type WebhookNames } from './name-webhook.js';
import { type BodyDeps, toBody } from './to-body.js';
import type { WebhookRule, WebhookRules } from './webhook-rules.js';
import type { WebhookSettings } from './webhook-settings.js';

/** Tells every endpoint that is registered for it what there is to tell, and lets the fault rules have their way. */
export type Announcer = { readonly announce: (news: News) => void };

export type AnnouncerDeps = {
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly history: Pick<History, 'record'>;
  readonly endpoints: Pick<Endpoints, 'registeredFor'>;
  readonly names: WebhookNames;
  readonly rules: Pick<WebhookRules, 'take'>;
  readonly courier: Pick<Courier, 'take' | 'sendNow'>;
  readonly errands: Pick<Errands, 'add'>;
  readonly settings: WebhookSettings;
  readonly show: BodyDeps['show'];
  readonly newTransmissionId: (about: string) => string;
};

export function createAnnouncer(deps: AnnouncerDeps): Announcer {
  const { clock, history, endpoints, names, rules, courier, errands, settings } = deps;
  const writing = { style: settings, show: deps.show };

  function toTransmission(news: News, url: string, { nth, order }: Address): Transmission {
    const createdAtMs = clock.nowMs();
    const { eventType } = news;
    const id = deps.newTransmissionId(`${order ?? ''} ${nth} ${createdAtMs}`);
    return {
      id,
      transmissionId: id,
      origin: 'books',
      url,
      eventType,
      ...toSubject(news),
      body: toBody(news, createdAtMs, writing),
      createdAtMs,
      status: 'waiting',
      dueAtMs: createdAtMs + settings.latencyMs,
      isOvertaken: false,
      damage: null,
      attempts: [],
    };
  }

  /** An extra with the opposite in it, or the extra itself when it is to be the same. */
  function withContent(extra: Transmission, news: News): Transmission | null {
    if (extra.origin === 'duplicate') return extra;
    const opposite = contradictionOf(news);
    if (opposite === null) return null;
    const transmissionId = deps.newTransmissionId(extra.id);
    const body = toBody(opposite, extra.createdAtMs, writing);
    return { ...extra, transmissionId, ...toSubject(opposite), body };
  }

  function strike(webhook: Transmission, news: News, rule: WebhookRule) {
    courier.take(suffer(webhook, rule));
    if (effectOf(rule.fault).leaves === 'before-the-answer') {
      errands.add(courier.sendNow(webhook.id));
    }
    const extra = extraOf(webhook, rule);
    const sent = extra === null ? null : withContent(extra, news);
    if (sent !== null) courier.take(sent);
  }

  function announceTo(url: string, news: News) {
    const [name, nameByType] = names.next(news);
    const webhook = toTransmission(news, url, name);
    const rule = rules.take(name) ?? rules.take(nameByType);
    if (rule === undefined) {
      courier.take(webhook);
      return;
    }
    recordFault(rule, { name, order: webhook.order });
    strike(webhook, news, rule);
  }

  function recordFault(
    { fault }: WebhookRule,
    { name, order }: { readonly name: Address; readonly order: string | null },
  ) {
    const { operation, nth, order: subject } = name;
    const rule = `${toAddressText({ operation, nth, order: subject })}: ${fault}`;
    history.record({ kind: 'fault-fired', exchange: null, rule, fault, operation, order });
  }

  return {
    announce: (news) => {
      for (const { url } of endpoints.registeredFor(news.eventType)) announceTo(url, news);
    },
  };
}
