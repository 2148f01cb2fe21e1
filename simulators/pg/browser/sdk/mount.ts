import { element } from '../parts/element.js';
import { look } from '../parts/look.js';
import { sdkError } from './sdk-error.js';

/** Puts a part of ours into the shop's element, out of reach of the shop's styles. Throws `INVALID_SELECTOR`. */
export function mount(part: HTMLElement, selector: unknown): HTMLElement {
  const host = element('div');
  host.attachShadow({ mode: 'open' }).append(element('style', { textContent: look }), part);
  requireElement(selector).append(host);
  return host;
}

function requireElement(selector: unknown): Element {
  const found = typeof selector === 'string' ? find(selector) : null;
  if (found === null) throw sdkError('INVALID_SELECTOR', `selector: ${String(selector)}`);
  return found;
}

function find(selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch (error) {
    if (error instanceof DOMException) return null; // No selector at all.
    throw error;
  }
}
