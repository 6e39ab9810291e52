import { parseForm, textsOf } from './form-body.js';
import { MalformedText } from './malformed-text.js';

const form = (text: string) => Object.fromEntries(Object.entries(parseForm(Buffer.from(text, 'latin1'))));

describe('a form', () => {
  it.each([
    ['', {}],
    ['firstName=Ma%C3%AFt%C3%A9&lastName=Le+Goff', { firstName: 'Maïté', lastName: 'Le Goff' }],
    ['collective=Pays+d%27Ancenis&remarks=', { collective: "Pays d'Ancenis", remarks: '' }],
    ['remarks=deux%0D%0Alignes', { remarks: 'deux\r\nlignes' }],
    ['a=b=c', { a: 'b=c' }],
    ['checked', { checked: '' }],
    ['email=first%40example.org&email=second%40example.org', { email: 'first@example.org' }],
    ['&&a=1&', { a: '1' }],
    ['a=%00', { a: '\0' }],
  ])('%j is read as %j', (body, expected) => {
    expect(form(body)).toEqual(expected);
  });

  it.each([
    'a=%',
    'a=%E9',
    'a=%ZZ',
    'a=\xe9',
    '%C3=1',
    'a=%F0%9F',
    Array.from({ length: 501 }, (_, n) => `f${n}=`).join('&'),
  ])('body %# is refused', (body) => {
    expect(() => form(body)).toThrow(MalformedText);
  });

  it('keeps __proto__ as a name, and pollutes nothing', () => {
    const body = parseForm(Buffer.from('__proto__=x&constructor=y'));
    expect(Object.getPrototypeOf(body)).toBeNull();
    expect(body['__proto__']).toBe('x');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a body that a page did not send', () => {
  it.each([
    [
      { firstName: 'Maëlle', phone: 2, actionCode: ['CIDGI 006'], remarks: null, email: { a: 'b' } },
      { firstName: 'Maëlle' },
    ],
    [['a', 'b'], { 0: 'a', 1: 'b' }],
    [JSON.parse('{"toString":"x"}'), { toString: 'x' }],
  ])('%j counts for its texts', (body, texts) => {
    expect(Object.entries(textsOf(body) ?? {})).toEqual(Object.entries(texts));
  });

  it.each([null, undefined, 7, 'a=b', true])('%p counts for nothing', (body) => {
    expect(textsOf(body)).toBeUndefined();
  });
});
