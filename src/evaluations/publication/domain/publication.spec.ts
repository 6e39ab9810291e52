import { EMPTY_PUBLICATION, lacking, readPublication } from './publication.js';

const WHOLE = { questionnaires: ['q'], learnt: 'Appris', changes: 'Changé', rule: 'Au hasard', noCritical: '' };

describe('a report-back', () => {
  it.each([
    [WHOLE, 3, 1, []],
    [WHOLE, 3, 0, ['noCritical']],
    [{ ...WHOLE, noCritical: 'Aucun n’a été écrit.' }, 3, 0, []],
    [{ ...WHOLE, rule: ' ' }, 3, 1, ['rule']],
    [{ ...WHOLE, rule: '' }, 0, 0, []],
    [EMPTY_PUBLICATION, 1, 0, ['questionnaires', 'learnt', 'changes', 'rule', 'noCritical']],
  ] as const)('case %#', (content, chosen, critical, fields) => {
    expect(lacking(content, { chosen, critical })).toEqual(fields);
  });

  it('reads what is stored, however old', () => {
    expect(readPublication('{"learnt":"Appris","questionnaires":["a",2],"rule":7}')).toEqual({
      ...EMPTY_PUBLICATION,
      learnt: 'Appris',
      questionnaires: ['a'],
    });
  });
});
