import { localeOfProgram } from './api-requests.js';

describe('the language of an answer to a program', () => {
  test.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['*', 'fr'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['EN', 'en'],
    ['fr,en;q=0.8', 'fr'],
    ['de, en;q=0.7, fr;q=0.3', 'en'],
    ['en;q=0', 'fr'],
    ['en;q=oops', 'fr'],
    ['de', 'fr'],
  ])('%s: %s', (accepted, locale) => {
    expect(localeOfProgram(accepted)).toBe(locale);
  });
});
