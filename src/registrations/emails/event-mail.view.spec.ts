import type { Venue } from '../../events/domain/event.js';
import { placeOf } from './event-mail.view.js';

const angers: Venue = { id: '1', name: "INSET d'Angers", address: 'rue du Nid-de-Pie', city: 'Angers' };
const hotel: Venue = { id: '2', name: 'Hôtel Mercure', city: 'Niort' };
const sorgues: Venue = { id: '3', name: 'Sorgues', city: 'Sorgues (Vaucluse)' };

describe('the place in one line', () => {
  it.each([
    [[], null],
    [[angers], "INSET d'Angers, rue du Nid-de-Pie"],
    [[hotel], 'Hôtel Mercure, Niort'],
    [[sorgues], 'Sorgues (Vaucluse)'],
    [[{ ...angers, address: undefined }, hotel], "INSET d'Angers ; Hôtel Mercure, Niort"],
  ])('%j', (venues, place) => expect(placeOf({ venues })).toBe(place));
});
