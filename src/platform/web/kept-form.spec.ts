import { keptForm } from './kept-form.js';

const OURS = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' };
const sent = {
  method: 'POST',
  url: '/organiser/evenements/seminaire/demandes?page=2',
  headers: OURS,
  body: { _csrf: 'of another day', raison: 'La salle ne contient pas plus de monde.', ref: '7KQ4-M2XD' },
};

describe('a form that came too late', () => {
  it('is kept with all that was typed, without its token', () => {
    expect(keptForm(sent)).toEqual({
      action: '/organiser/evenements/seminaire/demandes?page=2',
      fields: [
        { name: 'raison', value: 'La salle ne contient pas plus de monde.' },
        { name: 'ref', value: '7KQ4-M2XD' },
      ],
      texts: ['La salle ne contient pas plus de monde.'],
    });
  });

  it.each([
    ['is read', { method: 'GET' }],
    ['comes from elsewhere', { headers: { ...OURS, 'sec-fetch-site': 'cross-site' } }],
    ['comes from a neighbour', { headers: { ...OURS, 'sec-fetch-site': 'same-site' } }],
    ['comes from who knows where', { headers: {} }],
    ['is a script’s', { headers: { ...OURS, 'sec-fetch-dest': 'empty' } }],
    ['is a participant’s, whose address is a secret', { url: '/inscriptions/secret/modifier' }],
    ['is a button', { body: { _csrf: 'of another day' } }],
    ['has no body', { body: undefined }],
    ['is no form', { body: 'raison=La salle' }],
  ])('is not where it %s', (_, change) => expect(keptForm({ ...sent, ...change })).toBeNull());
});
