import { readApprover } from './approver.js';
import { readDecision, standingOf } from './decision.js';

const YVES = { approverName: 'Yves Bouchet', approverEmail: 'yves.bouchet@example.org' };

describe('the superior', () => {
  it.each([
    [YVES, []],
    [{ ...YVES, approverEmail: 'Yves Bouchet <yves.bouchet@example.org>' }, []],
    [{}, ['approverName approver-name-missing', 'approverEmail approver-email-missing']],
    [{ ...YVES, approverName: '12' }, ['approverName approver-name-letters']],
    [{ ...YVES, approverName: 'x'.repeat(101) }, ['approverName approver-name-long']],
    [{ ...YVES, approverEmail: 'yves.bouchet' }, ['approverEmail email-at']],
    [{ ...YVES, approverEmail: 'MAELLE.cesbron@example.org' }, ['approverEmail approver-is-applicant']],
    // Nothing but text is read, and nothing of a prototype.
    [
      { approverName: ['Yves'], approverEmail: { a: 1 } },
      ['approverName approver-name-missing', 'approverEmail approver-email-missing'],
    ],
    [null, ['approverName approver-name-missing', 'approverEmail approver-email-missing']],
  ])('%j', (posted, wrong) => {
    const { approver, errors } = readApprover(posted, 'maelle.cesbron@example.org');
    expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual(wrong);
    expect(approver).toEqual(wrong.length > 0 ? null : { name: 'Yves Bouchet', email: 'yves.bouchet@example.org' });
  });
});

describe('a decision', () => {
  it.each([
    [{ verdict: 'accept' }, 'accept', null, []],
    [{ verdict: 'accept', reason: ' Volontiers. ' }, 'accept', 'Volontiers.', []],
    [{ verdict: 'refuse', reason: 'Le service ferme.' }, 'refuse', 'Le service ferme.', []],
    [{ verdict: 'refuse', reason: ' \n ' }, null, '', ['reason refusal-reason-missing']],
    [{ verdict: 'refuse', reason: 'x'.repeat(1001) }, null, 'x'.repeat(1001), ['reason too-long']],
    [{}, null, '', ['verdict verdict-missing']],
    [{ verdict: 'constructor' }, null, '', ['verdict verdict-missing']],
  ])('%j', (posted, verdict, reason, wrong) => {
    const read = readDecision(posted);
    expect([read.verdict, read.reason]).toEqual([verdict, reason]);
    expect(read.errors.map(({ field, code }) => `${field} ${code}`)).toEqual(wrong);
  });

  it.each([
    ['pending', null, 5, false, 'open'],
    ['pending', 10, 9, false, 'open'],
    ['pending', 10, 10, false, 'late'],
    ['pending', 10, 9, true, 'ended'],
    ['dropped', 10, 9, false, 'ended'],
    ['accepted', 10, 99, true, 'accepted'],
    ['expired', 10, 99, false, 'expired'],
    ['replaced', null, 1, false, 'replaced'],
  ] as const)('%s, due at %s, at %s, over: %s is %s', (status, dueAt, now, isOver, standing) => {
    expect(standingOf({ status, dueAt }, { now, isOver })).toBe(standing);
  });
});
