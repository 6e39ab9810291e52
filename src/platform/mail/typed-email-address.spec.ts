import { bareAddress, emailProblem, normaliseEmail } from './email-address.js';

describe('emailProblem', () => {
  it.each([
    ['maelle.cesbron@example.org', null],
    ["d'auzay+dgs@example.org", null],
    ['a@b.example.org', null],
    ['a@b.f', 'email-domain'],
    ['MAELLE.CESBRON@EXAMPLE.ORG', null],
    ['contact@collectivité.example.org', null],
    ['maelle.cesbron', 'email-at'],
    ['@example.org', 'email-at'],
    ['maelle@', 'email-at'],
    ['maelle@cesbron@example.org', 'email-at'],
    ['maelle.cesbron@example', 'email-dot'],
    ['maëlle@example.org', 'email-accent'],
    ['maelle cesbron@example.org', 'email-local'],
    ['maelle..cesbron@example.org', 'email-local'],
    ['.maelle@example.org', 'email-local'],
    [`${'a'.repeat(65)}@example.org`, 'email-local'],
    ['maelle@exa mple.org', 'email-domain'],
    ['maelle@example..org', 'email-domain'],
    ['maelle@example.org.', 'email-domain'],
    ['maelle@-example.org', 'email-domain'],
    ['maelle@192.0.2.1', 'email-domain'],
    [`maelle@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example.org`, 'email-long'],
  ])('%s: %s', (address, problem) => expect(emailProblem(address)).toBe(problem));
});

describe('bareAddress', () => {
  it.each([
    ['Maëlle Cesbron <maelle.cesbron@example.org>', 'maelle.cesbron@example.org'],
    ['mailto:maelle.cesbron@example.org', 'maelle.cesbron@example.org'],
    ['maelle.cesbron@example.org', 'maelle.cesbron@example.org'],
    ['<>', '<>'],
  ])('%s is %s', (typed, bare) => expect(bareAddress(typed)).toBe(bare));
});

it('compares without case and guesses nothing', () => {
  expect(normaliseEmail('Maelle.CESBRON+dgs@Example.ORG')).toBe('maelle.cesbron+dgs@example.org');
});
