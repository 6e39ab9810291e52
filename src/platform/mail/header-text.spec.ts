import { headerText, storableText } from './header-text.js';

describe('a header', () => {
  it.each([
    ['Votre inscription est confirmée', 'Votre inscription est confirmée'],
    ['Jean\r\nBcc: tous@example.org', 'Jean Bcc: tous@example.org'],
    ['Jean\nSubject: x', 'Jean Subject: x'],
    ['Jean\rDupont\0', 'Jean Dupont'],
    ['  a \t b  ', 'a b'],
    ['un\u2028deux\u2029trois', 'un deux trois'],
    ['a\u202Egro.elpmaxe', 'a gro.elpmaxe'],
    ['demi\uD83D emoji', 'demi emoji'],
    ['Agnès 🌿 « 9 h 15 »', 'Agnès 🌿 « 9 h 15 »'],
  ])('%j becomes %j', (text, line) => {
    expect(headerText(text, 400)).toBe(line);
  });

  it('is cut at the given length without splitting a character', () => {
    expect(headerText('abcdef', 6)).toBe('abcdef');
    expect(headerText('abcdefg', 6)).toBe('abcde…');
    expect(headerText('abcd🌿fg', 6)).toBe('abcd…');
  });
});

describe('a body', () => {
  it('loses what the databases cannot keep, and nothing else', () => {
    expect(storableText('a\0b\r\n\tc\uD83D « 🌿 »')).toBe('ab\r\n\tc « 🌿 »');
  });
});
