import { Environment } from '../../platform/config/environment.js';
import { SealUnreadable, Seals } from './seal.js';

const seals = (secret = 'a'.repeat(32)) =>
  new Seals(new Environment({ DATABASE_URL: 'sqlite:/nowhere/tablee.sqlite', SECRET: secret }));
const answer = { answers: [{ question: 'q', subject: null, value: 'Une journée utile, à refaire' }] };

describe('the seal of a questionnaire', () => {
  it('keeps what was answered, and only the installation opens it', () => {
    const wrapped = seals().create('q1');
    const sealed = seals().open(wrapped, 'q1').close(answer, 4096);
    expect(seals().open(wrapped, 'q1').read(sealed)).toEqual(answer);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('utile');
    expect(() => seals('b'.repeat(32)).open(wrapped, 'q1')).toThrow(SealUnreadable);
    expect(() => seals().open(wrapped, 'q2')).toThrow(SealUnreadable);
    expect(() => seals().open(seals().create('q1'), 'q1').read(sealed)).toThrow(SealUnreadable);
    expect(() => seals().open(wrapped, 'q1').read('AAAA')).toThrow(SealUnreadable);
  });

  it('makes all answers one length, and never the same bytes', () => {
    const seal = seals().open(seals().create('q1'), 'q1');
    const texts = ['', 'Bien', 'Une journée utile. '.repeat(50), 'é’œ'.repeat(300)];
    const sealed = texts.map((value) => seal.close({ answers: [{ value }] }, 4096));
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
    expect(seal.close(answer, 4096)).not.toBe(seal.close(answer, 4096));
  });

  it('loses nothing of an answer that does not fit', () => {
    const seal = seals().open(seals().create('q1'), 'q1');
    const value = Array.from({ length: 9000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20000))).join('');
    const sealed = seal.close({ value }, 4096);
    expect(seal.read(sealed)).toEqual({ value });
    expect((Buffer.from(sealed, 'base64').length - 28) % 4096).toBe(0);
  });
});
