import { readPosition, writePosition } from './list-position.js';

describe('a position in a list', () => {
  const position = { createdAt: 1_571_736_600_000, id: '016df3a1-7b40-7000-8000-000000000001', before: 50 };

  it('comes back as it was written', () => {
    expect(readPosition(writePosition(position))).toEqual(position);
  });

  it.each([null, '', 'x', '☃', '%', Buffer.from("1 ' OR 1=1 -- 2").toString('base64url'), 'A'.repeat(10_000)])(
    'text %# is none',
    (typed) => {
      expect(readPosition(typed)).toBeNull();
    },
  );
});
