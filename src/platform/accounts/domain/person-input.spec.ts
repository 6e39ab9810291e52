import { readPerson } from './person-input.js';

describe('who is to get an account', () => {
  it.each([
    [{ name: ' Sophie  Garnaud ', email: ' sophie@example.org ' }, 'Sophie Garnaud', 'sophie@example.org', ''],
    [{ name: 'Sophie\r\nBcc: x', email: 'sophie@example.org' }, 'Sophie Bcc: x', 'sophie@example.org', ''],
    [{}, '', '', 'name-missing email-missing'],
    [{ name: 'sophie@example.org', email: 'Sophie' }, 'sophie@example.org', 'Sophie', 'name-letters email'],
    [
      { name: '123', email: 'a@example.org\r\nBcc: b@example.org' },
      '123',
      'a@example.org Bcc: b@example.org',
      'name-letters email',
    ],
    [{ name: 'é'.repeat(201), email: 'a@example.org' }, 'é'.repeat(201), 'a@example.org', 'name-long'],
  ])('%j', (typed, name, email, codes) => {
    const read = readPerson(typed);
    expect([read.name, read.email, read.errors.map(({ code }) => code).join(' ')]).toEqual([name, email, codes]);
  });
});
