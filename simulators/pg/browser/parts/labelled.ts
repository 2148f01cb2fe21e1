import { element } from './element.js';

/** A field with its words. */
export function labelled(words: string, field: HTMLElement): HTMLLabelElement {
  return element('label', { className: 'field' }, [words, field]);
}

export type Option = { readonly value: string; readonly words: string };

/** A list to choose one from, the first being chosen. */
export function select(options: readonly Option[]): HTMLSelectElement {
  return element(
    'select',
    {},
    options.map(({ value, words }) => element('option', { value, textContent: words })),
  );
}

/** A round or square box with its words behind it. */
export function ticked(
  words: string,
  properties: Partial<HTMLInputElement>,
): { readonly input: HTMLInputElement; readonly label: HTMLLabelElement } {
  const input = element('input', properties);
  return { input, label: element('label', { className: 'tick' }, [input, words]) };
}
