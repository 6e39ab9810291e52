import { eventSlug, freeSlug, slugOf } from './slug.js';

describe('the address of an event', () => {
  it.each([
    ['1res Assises des Partenariats des Savoirs®', '1res-assises-des-partenariats-des-savoirs'],
    ["L'œuvre & l'action à Angers", 'l-oeuvre-et-l-action-a-angers'],
    ['Ça y est !', 'ca-y-est'],
    ['   ', 'evenement'],
    ['日本', 'evenement'],
    ['Nouveau', 'evenement-nouveau'],
    ['../../etc/passwd', 'etc-passwd'],
    [
      'Construire ensemble un processus coopératif pour son territoire, avec toutes les communes et tous les EPCI',
      'construire-ensemble-un-processus-cooperatif-pour-son-territoire-avec-toutes-les',
    ],
    ['a'.repeat(200), 'a'.repeat(80)],
  ])('%j is at %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it.each([
    ['Assises de Niort', '2022', 'assises-de-niort-2022'],
    ['Assises 2022', '2022', 'assises-2022'],
  ])('%j in %s is at %s', (title, year, slug) => {
    expect(eventSlug(title, year)).toBe(slug);
  });

  it('takes the first free number behind', () => {
    expect(freeSlug('assises', new Set())).toBe('assises');
    expect(freeSlug('assises', new Set(['assises']))).toBe('assises-2');
    expect(freeSlug('assises', new Set(['assises', 'assises-2', 'assises-4']))).toBe('assises-3');
  });
});
