import { isBlank, readLines, readManager, withBlankLines } from './group-form.js';

describe('the form of a group', () => {
  it('reads what was typed, cleaned, line by line, and nothing of fields that it does not know', () => {
    const posted = {
      managerName: '  Claire   Dupont ',
      managerEmail: 'Claire <claire@example.org>',
      'l1-lastName': ' CESBRON\u200b ',
      'l1-email': 'mailto:m@example.org',
      'l3-firstName': 'Bo',
      'l61-lastName': 'trop loin',
      'lx-lastName': 'x',
    };
    expect(readManager(posted)).toEqual({
      managerName: 'Claire Dupont',
      managerEmail: 'claire@example.org',
      collectivity: '',
      collectivityCode: '',
      collectivityKind: '',
    });
    expect(readLines(posted)).toEqual([
      { line: 1, fields: { lastName: 'CESBRON', firstName: '', email: 'm@example.org', function: '', remarks: '' } },
      { line: 3, fields: { lastName: '', firstName: 'Bo', email: '', function: '', remarks: '' } },
    ]);
  });

  it('reads nothing of nothing', () => {
    expect([readLines(undefined), readManager(undefined).managerName]).toEqual([[], '']);
  });

  it.each([
    [0, 10, 10, 0],
    [3, 10, 13, 3],
    [58, 10, 60, 58],
    [60, 10, 60, 60],
  ])('%i lines with %i empty ones behind are %i', (typed, blank, count, filled) => {
    const fields = { lastName: 'A', firstName: '', email: '', function: '', remarks: '' };
    const lines = withBlankLines(
      Array.from({ length: typed }, (_, at) => ({ line: at * 2 + 1, fields })),
      blank,
    );
    expect([lines.length, lines.filter((line) => !isBlank(line)).length, lines.at(-1)?.line]).toEqual([
      count,
      filled,
      count,
    ]);
  });
});
