import { readLockedTables, readSeats, writeLockedTables, writeSeats } from './seats.js';

describe('seats as they are stored', () => {
  it.each([
    ['', ''],
    ['1:3 2:12! 3:-', '1:3 2:12! 3:-'],
    ['2:5 1:3', '1:3 2:5'],
    ['1:3  2:x 3:4 nonsense 4:', '1:3 3:4'],
    ['1:0', ''],
    ["1:3'; DROP TABLE", ''],
  ])('%j reads as %j', (stored, again) => {
    expect(writeSeats(readSeats(stored))).toBe(again);
  });

  it('keeps locked tables in one order, and drops what makes no sense', () => {
    expect(writeLockedTables(readLockedTables('2:5 1:3 x 1:3'))).toBe('1:3 2:5');
  });
});
