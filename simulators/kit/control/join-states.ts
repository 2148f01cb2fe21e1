import type { SimulatorState, StateDocument } from '../exchange/simulator-state.js';

/** What stands before the collections that are the harness's own, not the party's. */
const ownPrefix = 'control/';

/** The harness's own memory and the party's as one. */
export function joinStates(own: SimulatorState, party: SimulatorState): SimulatorState {
  return {
    documents: () => [...own.documents().map(toOuter), ...party.documents()],
    restore: (documents) => {
      own.restore(documents.filter(isOwn).map(toInner));
      party.restore(documents.filter((document) => !isOwn(document)));
    },
    subscribe: (listener) => {
      own.subscribe((document) => {
        listener(toOuter(document));
      });
      party.subscribe(listener);
    },
  };
}

function isOwn({ collection }: StateDocument): boolean {
  return collection.startsWith(ownPrefix);
}

function toOuter(document: StateDocument): StateDocument {
  return { ...document, collection: `${ownPrefix}${document.collection}` };
}

function toInner(document: StateDocument): StateDocument {
  return { ...document, collection: document.collection.slice(ownPrefix.length) };
}
