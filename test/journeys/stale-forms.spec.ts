import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { givenEvent } from '../support/builders/events.js';
import { givenRegistrations } from '../support/builders/registrations.js';
import { givenOrganiser, loggedIn } from '../support/organisers.js';
import type { Visitor } from '../support/visitor.js';

const HERE = '/organiser/evenements/seminaire';

/** Forms of the desk in which people type at length: the page, a field of it, and what else would make it one that is taken. */
const FORMS = [
  ['/regles/places', 'quotaCommune', { overbooking: '3', order: 'date', passing: 'once' }],
  ['/regles/validation', 'employerDays', { chain: 'employer', organiserDays: '7', remindDays: '2', whenLate: 'stay' }],
  ['/regles/modifications', 'employer-valeur', { 'employer-regle': 'before' }],
  ['/donnees-personnelles', 'registrationMonths', { needsDays: '30' }],
  ['/evaluations/publication', 'learnt', { geste: 'garder' }],
  ['/inscription-manuelle', 'lastName', { firstName: 'Maëlle' }],
  ['/inscriptions/REF/modifier', 'lastName', { firstName: 'Maëlle', version: '1' }],
] as const;
const TYPED = '57';

describe('a form of the desk that was left open too long', () => {
  let tablee: TestApp;
  let visitor: Visitor;
  let reference: string;

  beforeAll(async () => {
    tablee = await startTestApp();
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const eventId = await givenEvent({ unitOfWork });
    const [registration] = await givenRegistrations({ unitOfWork }, eventId, [{}]);
    reference = registration!.reference;
    await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    visitor = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  it.each(FORMS)('%s comes back filled, and saves nothing', async (page, field, others) => {
    const path = `${HERE}${page}`.replace('REF', reference);
    const stale = await visitor.post(path, { _csrf: 'of another day', version: '0', ...others, [field]: TYPED });
    expect([stale.status, stale.text]).toEqual([403, expect.stringContaining("Rien n'est perdu")]);
    expect(filled(stale.html)).toBe(true);
    expect(filled((await visitor.get(path)).html)).toBe(false);
  });

  const filled = (html: string) =>
    html.includes(`value="${TYPED}"`) || new RegExp(`>\\s*${TYPED}</textarea>`).test(html);
});
