import { collectiveName, invitedAddresses, normalisedName, tokenInLink } from './collective.js';

describe('a collective', () => {
  it.each([
    ['Collectif Mauges Communauté', 'mauges communaute'],
    ['MAUGES COMMUNAUTE', 'mauges communaute'],
    ['collectif de territoire de Mauges-Communauté', 'mauges communaute'],
    ['Le collectif du Niortais', 'niortais'],
    ['Collectif', 'collectif'],
  ])('« %s » goes by the name « %s »', (name, normalised) => {
    expect(normalisedName(name)).toBe(normalised);
  });

  it.each([
    ['  Mauges \u200b ', 'Mauges', null],
    ['', null, 'collective-name-missing'],
    ['…', null, 'collective-name-missing'],
    ['x'.repeat(151), null, 'collective-name-long'],
  ])('is named %j: %j %j', (typed, name, code) => {
    const verdict = collectiveName(typed);
    expect([verdict.name, verdict.error?.code ?? null]).toEqual([name, code]);
  });

  it.each([
    ['a@example.org', 50, ['a@example.org']],
    [
      'a@example.org, b@example.org;c@example.org\nA@EXAMPLE.ORG',
      50,
      ['A@EXAMPLE.ORG', 'b@example.org', 'c@example.org'],
    ],
    ['Ana <a@example.org>, mailto:b@example.org', 50, ['a@example.org', 'b@example.org']],
    ['', 50, 'addresses-missing'],
    ['Ana', 50, 'addresses-missing'],
    ['a@example.org pas@@une', 50, 'address-wrong'],
    [Array.from({ length: 11 }, (_, at) => `a${at}@example.org`).join(' '), 50, 'addresses-many'],
    ['a@example.org b@example.org', 1, 'addresses-left'],
    ['a@example.org\r\nBcc: x@example.org', 50, 'address-wrong'],
  ])('invites %j', (typed, left, expected) => {
    const { addresses, error } = invitedAddresses(typed, left);
    expect(error ? error.code : addresses).toEqual(expected);
  });

  it.each([
    [`https://tablee.example.org/inscriptions/${'a'.repeat(32)}`, 'a'.repeat(32)],
    [`  ${'b'.repeat(32)} `, 'b'.repeat(32)],
    [`https://ailleurs.example.org/inscriptions/${'c'.repeat(32)}/modifier?x=1`, 'c'.repeat(32)],
    [`/inscriptions/${'d'.repeat(33)}`, null],
    ['bonjour', null],
    ['', null],
  ])('finds the token in %j', (typed, token) => {
    expect(tokenInLink(typed)).toBe(token);
  });
});
