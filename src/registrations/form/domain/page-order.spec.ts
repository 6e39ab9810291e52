import { inPageOrder } from './page-order.js';

const error = (field: string) => ({ field, code: 'wrong' });

describe('the order of what is wrong', () => {
  it('is the order of the page, with what features bring behind the part they stand behind', () => {
    const house = [
      'remarks',
      'firstName',
      'collective',
      'email',
      'collectivity',
      'option-1',
      'wishes.2.A',
      'answers.x',
    ];
    const ordered = inPageOrder(house.map(error), [
      { after: 'remarks', errors: [error('besoin-texte')] },
      { after: 'employer', errors: [error('approverName'), error('approverEmail')] },
    ]);
    expect(ordered.map(({ field }) => field)).toEqual([
      ...['firstName', 'email', 'collectivity', 'approverName', 'approverEmail', 'collective'],
      ...['option-1', 'wishes.2.A', 'answers.x', 'remarks', 'besoin-texte'],
    ]);
  });
});
