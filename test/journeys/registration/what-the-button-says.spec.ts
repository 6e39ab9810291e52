import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { Visitor } from '../../support/visitor.js';

describe('what the button of a registration says', () => {
  let tablee: TestApp;

  beforeAll(async () => {
    tablee = await startTestApp();
  });
  afterAll(() => tablee.close());

  it.each([
    ['libre', 90, 'none', ["S'inscrire", 'Inscription', "M'inscrire"]],
    ['accord', 90, 'employer', ['Demander mon inscription', "Demande d'inscription", 'Demander mon inscription']],
    ['equipe', 90, 'organiser', ['Demander mon inscription', "Demande d'inscription", 'Demander mon inscription']],
    [
      'complet',
      0,
      'none',
      ["Rejoindre la liste d'attente", "Inscription sur liste d'attente", "Rejoindre la liste d'attente"],
    ],
    [
      'complet-accord',
      0,
      'employer-organiser',
      ['Demander mon inscription', "Demande d'inscription", 'Demander mon inscription'],
    ],
    ['open-in-english', 90, 'none', ['Register', 'Registration', 'Register']],
    ['agreed-in-english', 90, 'organiser', ['Ask to register', 'Request to register', 'Ask to register']],
    [
      'full-in-english',
      0,
      'none',
      ['Join the waiting list', 'Registration on the waiting list', 'Join the waiting list'],
    ],
  ])('%s: of %i places, agreed to by %s', async (slug, capacity, chain, words) => {
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const eventId = await givenEvent({ unitOfWork }, { slug, capacity, code: `CIDGI ${slug}` });
    await unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO registration_settings (event_id, topic, body, version, updated_at) VALUES (?, 'approval', ?, 1, 0)`,
        [eventId, JSON.stringify({ chain })],
      ),
    );
    const visitor = new Visitor(tablee.url);
    if (slug.endsWith('english')) visitor.cookies.set('langue', 'en');
    const page = await visitor.get(`/evenements/${slug}`);
    const form = await visitor.get(`/evenements/${slug}/inscription`);
    const said = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll('’', "'");
    expect([
      said(page.html, /href="\/evenements\/[\w-]+\/inscription[^>]*>([^<]+)</),
      said(form.html, /<h1>([^<]+)</),
      said(form.html, /<button class="btn btn--go" type="submit">([^<]+)</),
    ]).toEqual(words);
    expect(form.text.includes('en position')).toBe(slug === 'complet');
  });
});
