import type { WithdrawalReason } from '../../changes/domain/withdrawal-reason.js';
import { endingsView } from './endings.view.js';

const words = new Map<string, WithdrawalReason>([['Un empêchement de service', 'work']]);

it('counts who ended registrations, and why people withdrew, whatever they added', () => {
  const figures = [
    { by: 'person', people: 4, withPlace: 3 },
    { by: 'employer', people: 1, withPlace: 0 },
  ] as const;
  const reasons = [
    { text: 'Un empêchement de service', people: 2 },
    { text: 'Un empêchement de service : conseil municipal', people: 1 },
    { text: 'Malade', people: 1 },
  ];
  expect(endingsView({ figures, reasons }, { words, list: '/inscriptions' })).toEqual({
    total: 5,
    withPlace: 3,
    figures,
    reasons: [
      { key: 'changes:withdrawal.reasons.work', people: 3 },
      { key: 'list:who.endings.ownWords', people: 1 },
    ],
    list: '/inscriptions?statut=withdrawn&tri=changed&colonnes=collectivity,ended-by,end-reason,withdrawn-at',
  });
});

it.each([
  [0, '/inscriptions'],
  [3, null],
] as const)('leads to nobody where %d left and the list is at %j', (people, list) => {
  const figures = people === 0 ? [] : [{ by: 'person', people, withPlace: 0 } as const];
  expect(endingsView({ figures, reasons: [] }, { words, list })).toMatchObject({ total: people, list: null });
});
