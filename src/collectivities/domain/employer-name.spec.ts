import { proposableEmployerName } from './employer-name.js';

describe('proposableEmployerName', () => {
  it.each([
    ['  CDG   49 ', 'CDG 49'],
    ['SDIS\u00a0de\r\nMaine-et-Loire', 'SDIS de Maine-et-Loire'],
    ["Département de l'Orne", "Département de l'Orne"],
    ['Syndi\u00adcat \u202eVal de Loire', 'Syndicat Val de Loire'],
    ['Université d’Angers\u0000', 'Université d’Angers'],
    ['é'.repeat(200), 'é'.repeat(200)],
  ])('%j may be proposed as %j', (typed, expected) => {
    expect(proposableEmployerName(typed)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '.',
    'X',
    '12345',
    '👩‍🌾👩‍🌾',
    'jeanne@example.org',
    'https://example.org',
    'www.example.org',
    'Jeanne 02 41 00 00 00',
    'é'.repeat(201),
  ])('%j is not proposed to anybody', (typed) => {
    expect(proposableEmployerName(typed)).toBeNull();
  });
});
