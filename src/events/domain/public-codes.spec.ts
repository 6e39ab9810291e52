import type { ActionCodeRecord } from './event.js';
import { codeOfAll, codesKnown, publicCodes } from './public-codes.js';

function code(label: string, quota: number | null = null): ActionCodeRecord {
  return { id: label, label, opensAt: null, closesAt: null, quota, taken: 0, defaults: null };
}

const ALL = code('PACAL 028');
const FIVE = code('NIORT 05', 5);
const OTHER = code('ADGCF 010', 20);
const labels = (codes: readonly ActionCodeRecord[]) => codes.map(({ label }) => label);

describe('who is told which code', () => {
  it.each([
    ['open', [ALL], undefined, ['PACAL 028'], ['PACAL 028'], 'PACAL 028'],
    ['open', [FIVE, ALL], undefined, ['PACAL 028'], ['PACAL 028'], 'PACAL 028'],
    ['open', [FIVE, ALL], FIVE, ['PACAL 028'], ['NIORT 05', 'PACAL 028'], 'PACAL 028'],
    ['open', [FIVE, ALL], ALL, ['PACAL 028'], ['PACAL 028'], 'PACAL 028'],
    ['open', [FIVE], undefined, [], [], 'NIORT 05'],
    ['invitation', [ALL], undefined, [], [], 'PACAL 028'],
    ['invitation', [FIVE, OTHER], OTHER, [], ['ADGCF 010'], undefined],
    ['none', [], undefined, [], [], undefined],
  ] as const)('%s with %j, come with %j', (registrationMode, actionCodes, came, told, known, named) => {
    const event = { registrationMode, actionCodes };
    expect([labels(publicCodes(event)), labels(codesKnown(event, came))]).toEqual([told, known]);
    expect(codeOfAll(event)?.label).toBe(named);
  });
});
