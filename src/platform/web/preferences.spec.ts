import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedLocale, hasChosenLocale, nextTheme, ownPath, preferencesOf, rememberLocale } from './preferences.js';

const asking = (cookie?: string) => ({ headers: { cookie } }) as FastifyRequest;

describe('language and appearance', () => {
  it.each([
    [undefined, { locale: 'fr', theme: null }],
    ['langue=en', { locale: 'en', theme: null }],
    ['a=b; langue=en; apparence=sombre', { locale: 'en', theme: 'sombre' }],
    ['malangue=en; apparence=noir', { locale: 'fr', theme: null }],
  ])('of %s', (cookie, preferences) => expect(preferencesOf(asking(cookie))).toEqual(preferences));

  it.each([
    [undefined, null],
    [{}, null],
    [{ langue: 'en' }, 'en'],
    [{ langue: 'fr' }, 'fr'],
    [{ langue: 'de' }, null],
    [{ langue: ['en', 'fr'] }, null],
  ])('asked for by the address %j', (query, locale) => expect(askedLocale({ query } as FastifyRequest)).toBe(locale));

  it.each([
    [undefined, false],
    ['langue=fr', true],
    ['a=b; langue=en', true],
    ['malangue=en', false],
  ])('chosen before, by %s: %s', (cookie, isChosen) => expect(hasChosenLocale(asking(cookie))).toBe(isChosen));

  it.each([
    ['http', 'langue=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly'],
    ['https', 'langue=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure'],
  ])('kept over %s in a cookie of its kind', (protocol, cookie) => {
    const kept: string[] = [];
    const header = (_name: string, value: string) => kept.push(value);
    rememberLocale({ request: { protocol }, header } as unknown as FastifyReply, 'en');
    expect(kept).toEqual([cookie]);
  });

  it('goes round', () =>
    expect([null, 'clair', 'sombre'].map((theme) => nextTheme(theme as 'clair'))).toEqual(['clair', 'sombre', null]));

  it.each([
    ['/evenements/x?a=b#c', '/evenements/x?a=b#c'],
    ['/', '/'],
    ['//elsewhere.example.org', '/'],
    ['/\\elsewhere.example.org', '/'],
    ['https://elsewhere.example.org', '/'],
    ['/a\r\nset-cookie: x', '/'],
    [undefined, '/'],
    [['/a', '/b'], '/'],
  ])('comes back to %s as %s', (asked, path) => expect(ownPath(asked)).toBe(path));
});
