import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { Visitor } from '../../support/visitor.js';

/** The code of an invitation is its key; the code of an event open to all is printed everywhere. */
describe('action codes', () => {
  let tablee: TestApp;
  let visitor: Visitor;

  beforeAll(async () => {
    tablee = await startTestApp({ settings: { RATE_LIMIT: 'on' } });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    await givenEvent({ unitOfWork }, { slug: 'open', code: 'CIDGI 006' });
    await givenEvent({ unitOfWork }, { slug: 'invited', code: 'ADGCF 010', registrationMode: 'invitation' });
    visitor = new Visitor(tablee.url);
  });
  afterAll(() => tablee.close());

  it.each([
    '/',
    '/evenements/invited',
    '/evenements/invited/inscription',
    '/api/v1/events',
    '/api/v1/events/invited',
    '/code?code=ADGCF%20O10',
  ])('of an invitation stand nowhere on %s', async (path) => {
    expect((await visitor.get(path)).html).not.toMatch(/ADGCF.?010/i);
  });

  it('with a quota stand beside the public one for those alone who bring them', async () => {
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const shared = await givenEvent({ unitOfWork }, { slug: 'shared', code: 'PACAL 028' });
    await unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO action_codes (id, event_id, label, normalised, quota, taken) VALUES ('five', ?, 'NIORT 05', 'NIORT05', 5, 0)`,
        [shared],
      ),
    );
    for (const path of ['/', '/evenements/shared', '/evenements/shared/inscription', '/api/v1/events/shared'])
      expect((await visitor.get(path)).html).not.toMatch(/NIORT.?05/i);
    expect((await visitor.get('/evenements/shared')).text).toContain('PACAL 028');
    expect((await visitor.get('/evenements/shared?code=niort05')).text).toContain('NIORT 05');
  });

  it('of an invitation are told to those who bring them', async () => {
    const listed = await visitor.get('/api/v1/events?code=adgcf010');
    expect(JSON.parse(listed.html)).toMatchObject({
      items: [{ slug: 'invited', actionCodes: ['ADGCF 010'], registrationState: 'open' }],
    });
    const form = await visitor.get('/evenements/invited/inscription?code=adgcf010');
    expect([form.status, form.html]).toEqual([200, expect.stringContaining('value="ADGCF 010"')]);
  });

  it('of an event open to all open it from an address where sixty wrong ones were typed; those of an invitation wait', async () => {
    for (let typed = 0; typed < 60; typed++) await visitor.get(`/code?code=wrong${String(typed)}`);
    const standing = async (code: string) => [
      (await visitor.get(`/code?code=${code}`)).status,
      (await visitor.get(`/api/v1/events?code=${code}`)).status,
    ];
    expect([await standing('cidgi006'), await standing('adgcf010'), await standing('nothing1')]).toEqual([
      [303, 200],
      [429, 429],
      [429, 429],
    ]);
  });
});
