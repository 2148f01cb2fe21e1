import { sdkError } from './sdk-error.js';

/** A shop's callback. */
export type Listener = (value?: object) => unknown;

/** What can be listened to, by the name of the event. */
type Events = Readonly<Record<string, (callback: Listener) => void>>;

/** The `on` of the script's objects. Throws `INVALID_PARAMETER` for another event, and for what is no function. */
export function subscribe(events: Events): (eventName: unknown, callback: unknown) => void {
  return (eventName, callback) => {
    const listen = Object.entries(events).find(([name]) => name === eventName)?.[1];
    if (listen === undefined) {
      const names = Object.keys(events).join(', ');
      throw sdkError('INVALID_PARAMETER', `event: ${String(eventName)}; there is ${names}`);
    }
    if (typeof callback !== 'function') throw sdkError('INVALID_PARAMETER', 'callback');
    listen(callback as Listener); // The shop's own: what it makes of the value is its affair.
  };
}
