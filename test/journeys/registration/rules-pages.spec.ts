import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';

/** A page of rules, a field of it and what somebody typed there; `others` make the form one that would be taken. */
const PAGES = [
  [
    'places',
    'quotaCommune',
    '17',
    { overbooking: '3', order: 'date', passing: 'once', communeShare: '50', offerHours: '48' },
  ],
  ['validation', 'employerDays', '23', { chain: 'employer', organiserDays: '7', remindDays: '2', whenLate: 'stay' }],
  ['modifications', 'employer-valeur', '19', { 'employer-regle': 'before' }],
] as const;

describe('the pages of rules', () => {
  let tablee: TestApp;
  let visitor: Visitor;

  beforeAll(async () => {
    tablee = await startTestApp();
    const eventId = await givenEvent({ unitOfWork: tablee.app.get(UnitOfWork, { strict: false }) });
    await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    visitor = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  it.each(PAGES)(
    '%s: a form left open too long comes back filled, and saves nothing',
    async (page, field, typed, others) => {
      const path = `/organiser/evenements/seminaire/regles/${page}`;
      const stale = await visitor.post(path, { _csrf: 'of another day', version: '0', [field]: typed, ...others });
      expect(stale.status).toBe(403);
      expect(stale.text).toContain("Rien n'est perdu");
      expect(stale.html).toContain(`value="${typed}"`);
      expect((await visitor.get(path)).html).not.toContain(`value="${typed}"`);
    },
  );
});
