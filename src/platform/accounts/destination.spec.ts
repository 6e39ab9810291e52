import { destinationOf, loginAddress } from './destination.js';

describe('where a login leads', () => {
  it.each([
    ['/organiser', '/organiser'],
    [
      '/organiser/evenements/bloc-local-2019/inscriptions?statut=waiting&q=mauges',
      '/organiser/evenements/bloc-local-2019/inscriptions?statut=waiting&q=mauges',
    ],
    ['/organiser/courriels?q=L%C3%A9a', '/organiser/courriels?q=L%C3%A9a'],
    ['/organiser/../inscriptions/x', '/organiser'],
    ['/organiserx', '/organiser'],
    ['//example.org/organiser', '/organiser'],
    ['https://example.org/organiser', '/organiser'],
    ['/organiser\\@example.org', '/organiser'],
    ['/organiser\r\nSet-Cookie: a=b', '/organiser'],
    ['/', '/organiser'],
    [null, '/organiser'],
  ])('%j leads to %j', (wanted, destination) => {
    expect(destinationOf(wanted)).toBe(destination);
  });

  it.each([
    [null, '/connexion'],
    ['/organiser', '/connexion'],
    ['/organiser/courriels', '/connexion?retour=%2Forganiser%2Fcourriels'],
  ])('the login page for %j is %j', (wanted, address) => {
    expect(loginAddress(wanted)).toBe(address);
  });
});
