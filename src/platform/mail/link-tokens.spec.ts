import { createHmac } from 'node:crypto';
import { Environment } from '../config/environment.js';
import { LinkTokens } from './link-tokens.js';

const environment = (secret: string) =>
  new Environment({ DATABASE_URL: 'sqlite:/nowhere/tablee.sqlite', SECRET: secret });
const tokens = new LinkTokens(environment('a'.repeat(32)));
const subject = '018f0000-0000-7000-8000-000000000001';

describe('the token of a personal link', () => {
  it('is 192 bits of HMAC-SHA256 over purpose, subject and version', () => {
    const hmac = createHmac('sha256', 'a'.repeat(32)).update(`registration:${subject}:1`).digest();
    expect(tokens.token('registration', subject, 1)).toBe(hmac.subarray(0, 24).toString('base64url'));
    expect(tokens.token('registration', subject, 1)).toMatch(/^[\w-]{32}$/);
  });

  it('is another for another purpose, subject, version or secret', () => {
    const all = [
      tokens.token('registration', subject, 1),
      tokens.token('approval', subject, 1),
      tokens.token('registration', subject.replace('1', '2'), 1),
      tokens.token('registration', subject, 2),
      new LinkTokens(environment('b'.repeat(32))).token('registration', subject, 1),
    ];
    expect(new Set(all).size).toBe(5);
  });

  it('is looked up by its SHA-256', () => {
    expect(tokens.hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('a mail with links', () => {
  const link = { placeholder: tokens.placeholder(), purpose: 'registration', subjectId: subject, version: 1 };
  const token = tokens.token('registration', subject, 1);
  const mail = {
    html: `<a href="https://x.example.org/i/${link.placeholder}">Modifier</a> ${link.placeholder}`,
    text: `https://x.example.org/i/${link.placeholder}`,
    attachments: [
      { filename: 'a.ics', contentType: 'text/calendar', content: link.placeholder },
      {
        filename: 'q.png',
        contentType: 'image/png',
        generator: { kind: 'qr-png' as const, text: `${link.placeholder}!` },
      },
    ],
    links: [link],
  };

  it('holds the tokens wherever its placeholders stood, and none in a calendar', () => {
    expect(tokens.fillLinks(mail)).toEqual({
      html: `<a href="https://x.example.org/i/${token}">Modifier</a> ${token}`,
      text: `https://x.example.org/i/${token}`,
      attachments: [mail.attachments[0], { ...mail.attachments[1], generator: { kind: 'qr-png', text: `${token}!` } }],
      links: [link],
    });
  });

  it('leaves a placeholder that is not its own', () => {
    const foreign = tokens.placeholder();
    expect(tokens.fillLinks({ ...mail, text: foreign }).text).toBe(foreign);
  });

  it('has placeholders that no template escapes and nobody guesses', () => {
    expect(tokens.placeholder()).toMatch(/^tablee_link_[0-9a-f]{32}$/);
    expect(tokens.placeholder()).not.toBe(tokens.placeholder());
  });
});
