import { alignColumns, wrapLines } from './text-layout.js';

it('sets labels and values in two columns', () => {
  expect(alignColumns('Bonjour,\n\n\n\nDate\t15 novembre\nCode action\tCIDGI 006\n\nAu revoir')).toBe(
    'Bonjour,\n\nDate          15 novembre\nCode action   CIDGI 006\n\nAu revoir',
  );
});

describe('wrapLines', () => {
  it.each([
    ['une ligne courte', 20, 'une ligne courte'],
    ['une ligne qui est trop longue', 12, 'une ligne\nqui est trop\nlongue'],
    ['Lieu    INSET de la ville', 16, 'Lieu    INSET de\n        la ville'],
    ['https://tablee.example.org/inscriptions/abc', 12, 'https://tablee.example.org/inscriptions/abc'],
    ['voir https://tablee.example.org/x ici', 12, 'voir\nhttps://tablee.example.org/x\nici'],
    ['15\u00a0novembre 2019', 12, '15\u00a0novembre\n2019'],
    ['-- ', 12, '-- '],
  ])('%j in %d columns', (line, width, wrapped) => expect(wrapLines(line, width)).toBe(wrapped));
});
