import type { Action } from './core/page-state.js';
import {
  amountText,
  buttonText,
  depositTexts,
  headlineText,
  type Language,
  remarkTexts,
} from './core/texts.js';
import type { Ticket } from './core/ticket.js';
import type { Button, View } from './core/view.js';

/** Puts views on the page. All is text: nothing that came from outside is ever read as HTML. */
export function createShow(language: Language, onPress: (action: Action) => void) {
  const buttons = new Map<Action, HTMLButtonElement>();

  function toElement({ action, isEnabled }: Button): HTMLButtonElement {
    const button = buttons.get(action) ?? document.createElement('button');
    if (!buttons.has(action)) {
      buttons.set(action, button);
      button.type = 'button';
      button.textContent = buttonText(action, language);
      button.addEventListener('click', () => {
        onPress(action);
      });
    }
    button.disabled = !isEnabled;
    return button;
  }

  return (view: View, ticket: Ticket | null): void => {
    const [headline, meaning] = headlineText(view.headline, language);
    setText('headline', headline);
    setText('meaning', meaning);
    setText('order', ticket === null ? '' : toOrderText(ticket, language));
    setText('deposit', depositTexts(view.deposit, language).join('\n'));
    setText('remarks', remarkTexts(view, language).join('\n'));
    part('widget').hidden = !view.isWidgetShown;
    setChildren('actions', view.buttons.map(toElement));
  };
}

function toOrderText({ orderName, amountKrw }: Ticket, language: Language): string {
  return `${orderName} · ${amountText(amountKrw, language)}`;
}

/** What stays as it is keeps its focus, and is not read out again. */
function setText(id: string, text: string): void {
  const element = part(id);
  if (element.textContent !== text) element.textContent = text;
}

function setChildren(id: string, children: readonly HTMLElement[]): void {
  const element = part(id);
  const isSame =
    children.length === element.children.length &&
    children.every((child, place) => element.children[place] === child);
  if (!isSame) element.replaceChildren(...children);
}

function part(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The server's page has an element "${id}".`);
  return element;
}
