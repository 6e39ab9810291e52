import { Catalogues } from './catalogues.js';

const catalogues = new Catalogues();

describe('what a count chooses', () => {
  it.each([
    ['fr', 'list:act.done.accept', 0, 'Aucune demande acceptée'],
    ['fr', 'list:act.done.accept', 1, 'Une demande acceptée'],
    ['fr', 'list:act.done.accept', 2, '2 demandes acceptées'],
    ['en', 'list:act.done.accept', 0, '0 requests accepted'],
    // No words of its own for none: the singular's number is said, but « une » is never said of none.
    ['fr', 'desk:figures.registered', 0, 'inscription'],
    ['fr', 'approvals:desk.done.refused', 0, '0 demandes refusées.'],
    ['fr', 'approvals:desk.done.refused', 1, 'Une demande refusée.'],
    ['en', 'approvals:desk.done.refused', 0, '0 requests refused.'],
  ] as const)('%s %s of %i', (locale, key, count, said) => {
    expect(catalogues.text(locale, key, { count, label: '' })).toBe(said);
  });
});
