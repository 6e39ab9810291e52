import { readOrganisation } from './organisation-input.js';

describe('an organisation as typed', () => {
  it.each([
    [{ title: '  Centre  national ', short: ' CNFPT ' }, 'Centre national', 'CNFPT', ''],
    [{}, '', '', 'organisation-missing short-missing'],
    [{ title: '—', short: '…' }, '—', '…', 'organisation-missing short-missing'],
    [
      { title: 'a'.repeat(201), short: 'b'.repeat(41) },
      'a'.repeat(201),
      'b'.repeat(41),
      'organisation-long short-long',
    ],
    [{ title: 'a'.repeat(200), short: 'b'.repeat(40) }, 'a'.repeat(200), 'b'.repeat(40), ''],
  ])('%j', (typed, name, short, codes) => {
    const read = readOrganisation(typed);
    expect([read.name, read.short, read.errors.map(({ code }) => code).join(' ')]).toEqual([name, short, codes]);
  });
});
