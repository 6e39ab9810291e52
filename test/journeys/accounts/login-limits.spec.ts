import { IssueLoginLink } from '../../../src/platform/accounts/use-cases/issue-login-link.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenOrganiser } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

const EMAIL = 'camille.verney@example.org';

describe('logging in from an address where somebody asked for too many links', () => {
  let tablee: TestApp;

  beforeAll(async () => {
    tablee = await startTestApp({ settings: { RATE_LIMIT: 'on' } });
    await givenOrganiser(tablee, { email: EMAIL });
    const somebody = new Visitor(tablee.url);
    for (let asked = 0; asked < 50; asked++)
      await somebody.send('/connexion', { email: `unknown${String(asked)}@example.org` });
    expect((await somebody.send('/connexion', { email: EMAIL })).status).toBe(429);
  }, 60_000);
  afterAll(() => tablee.close());

  it('works with a link that is good', async () => {
    const link = await tablee.app.get(IssueLoginLink, { strict: false }).execute(EMAIL);
    const visitor = new Visitor(tablee.url);
    const entered = await visitor.send(new URL(link!).pathname);
    expect([entered.status, (await visitor.get('/organiser')).status]).toEqual([303, 200]);
  });

  it('does not let links be tried', async () => {
    const tried = await new Visitor(tablee.url).send('/connexion', {}, `/connexion/${'x'.repeat(32)}`);
    expect(tried.status).toBe(429);
  });
});
