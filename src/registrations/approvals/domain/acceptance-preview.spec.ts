import { placesFor } from './acceptance-preview.js';
import { CANCEL_WINDOW, mayUndo } from './batch.js';

it.each([
  [3, { free: null, waiting: 0 }, { confirmed: 3, waiting: 0 }],
  [3, { free: 5, waiting: 0 }, { confirmed: 3, waiting: 0 }],
  [3, { free: 2, waiting: 0 }, { confirmed: 2, waiting: 1 }],
  // Free places belong to those who wait first.
  [3, { free: 2, waiting: 1 }, { confirmed: 1, waiting: 2 }],
  [3, { free: 0, waiting: 4 }, { confirmed: 0, waiting: 3 }],
])('of %s accepted with %j: %j', (requests, room, fates) => expect(placesFor(requests, room)).toEqual(fates));

it.each([
  [{ openUntil: CANCEL_WINDOW, undoneAt: null }, CANCEL_WINDOW - 1, true],
  [{ openUntil: CANCEL_WINDOW, undoneAt: null }, CANCEL_WINDOW, false],
  [{ openUntil: CANCEL_WINDOW, undoneAt: 5 }, 6, false],
])('%j may be undone at %s: %s', (batch, now, may) => expect(mayUndo(batch, now)).toBe(may));
