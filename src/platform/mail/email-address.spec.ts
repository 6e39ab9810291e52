import { isEmailAddress } from './email-address.js';

describe('an e-mail address', () => {
  it.each([
    'maelle.cesbron@example.org',
    "o'brien+seminaire@dgs.example.org",
    'a@b.example.org',
    'contact@sèvremoine.example.org',
    'x@例え.example.org',
    'x@xn--svremoine-53a.example.org',
    `${'l'.repeat(64)}@example.org`,
    `x@${'d.'.repeat(120)}example.org`,
  ])('may be %s', (address) => {
    expect(isEmailAddress(address)).toBe(true);
  });

  it.each([
    '',
    '@example.org',
    'maelle@',
    'maelle',
    'maelle@localhost',
    'maëlle@example.org',
    'maelle cesbron@example.org',
    'maelle@exam ple.org',
    'maelle@example.org\r\nBcc: x@example.org',
    'maelle\n@example.org',
    'maelle@example.org\0',
    'maelle@@example.org',
    'maelle.@example.org',
    '.maelle@example.org',
    'mae..lle@example.org',
    'maelle@-example.org',
    'maelle@example-.org',
    'maelle@example..org',
    'maelle@example.org.',
    'maelle@192.168.0.1',
    'maelle@[192.168.0.1]',
    '"maelle"@example.org',
    'Maelle <maelle@example.org>',
    'a@example.org,b@example.org',
    `${'l'.repeat(65)}@example.org`,
    `x@${'d'.repeat(64)}.example.org`,
    `x@${'d.'.repeat(121)}example.org`,
  ])('is not %j', (address) => {
    expect(isEmailAddress(address)).toBe(false);
  });
});
