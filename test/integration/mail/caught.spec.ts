import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { mailTo, PostOffice } from './post-office.js';

const EVENT = '018f0000-0000-7000-8000-0000000000e1';
const PERSON = '018f0000-0000-7000-8000-0000000000a1';

describeOnEachEngine('without a mail server', (engine) => {
  let database: TestDatabase;
  let office: PostOffice;
  let mailbox: Mailbox;

  beforeAll(async () => {
    database = await openTestDatabase(engine);
    office = new PostOffice(database, undefined);
    mailbox = new Mailbox(office.list, office.detail);
  });

  afterAll(() => database.close());

  beforeEach(() => database.unitOfWork.run((tx) => tx.execute('DELETE FROM outgoing_emails')));

  it('a mail is caught, and read with its links, text and attachments', async () => {
    const placeholder = office.links.placeholder();
    await office.post(
      mailTo('maelle@example.org', {
        to: { address: 'maelle@example.org', name: 'Maëlle Cesbron' },
        html: `<a href="https://x.example.org/i/${placeholder}?a=1&amp;b=2">ici</a><img src="cid:qr">`,
        text: `https://x.example.org/i/${placeholder}`,
        links: [{ placeholder, purpose: 'registration', subjectId: PERSON, version: 3 }],
        attachments: [
          { filename: 'seminaire.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' },
          {
            filename: 'code.png',
            contentType: 'image/png',
            generator: { kind: 'qr-png', text: placeholder },
            cid: 'qr',
          },
        ],
        eventId: EVENT,
        aboutId: PERSON,
      }),
    );
    const token = office.links.token('registration', PERSON, 3);
    const mail = await mailbox.last('maelle@example.org');
    expect(mail).toMatchObject({
      status: 'caught',
      attempts: 0,
      lastError: null,
      kind: 'test',
      toName: 'Maëlle Cesbron',
      subject: 'Votre inscription est confirmée',
      text: `https://x.example.org/i/${token}`,
      eventId: EVENT,
      aboutId: PERSON,
      sentAt: null,
      hrefs: [`https://x.example.org/i/${token}?a=1&b=2`],
      attachments: [
        { index: 0, filename: 'seminaire.ics', contentType: 'text/calendar' },
        { index: 1, filename: 'code.png', contentType: 'image/png' },
      ],
    });
    expect((await mail.file('seminaire.ics')).content.toString()).toBe('BEGIN:VCALENDAR');
    expect((await mail.file('code.png')).content.subarray(1, 4).toString()).toBe('PNG');
    const shown = await office.detail.read(mail.id, (index) => `/courriels/x/${index}`);
    expect(shown?.html).toContain('<img src="/courriels/x/1">');
  });

  it('mails that waited for a server of old are caught by the dispatcher', async () => {
    const withServer = new PostOffice(database, 'smtp://127.0.0.1:9');
    await withServer.post(mailTo('a@example.org'), mailTo('b@example.org'));
    expect((await office.rows()).map(({ status }) => status)).toEqual(['queued', 'queued']);
    const later = new PostOffice(database, undefined);
    later.dispatcher.start();
    await later.until('caught');
    await later.dispatcher.stop();
    expect((await office.rows()).map(({ attempts, claimed_by }) => [attempts, claimed_by])).toEqual([
      [0, null],
      [0, null],
    ]);
  });

  it('nothing is found where nothing is', async () => {
    expect(await office.detail.read('nobody')).toBeNull();
    expect(await office.detail.attachment('nobody', 0)).toBeNull();
    await office.post(mailTo('a@example.org'));
    const { id } = await office.row('a@example.org');
    expect(await office.detail.attachment(id, 0)).toBeNull();
    expect(await office.list.list({ aboutId: 'nobody' })).toEqual({ items: [], nextCursor: null });
  });

  it('the list pages through all mails once, the newest first, whatever came in the same millisecond', async () => {
    await office.post(...Array.from({ length: 25 }, (_, at) => mailTo(`agent${at}@example.org`, { eventId: EVENT })));
    await office.post(mailTo('elsewhere@example.org', { aboutId: PERSON }));
    await database.unitOfWork.run((tx) =>
      tx.execute(`UPDATE outgoing_emails SET created_at = 1000 WHERE event_id = ?`, [EVENT]),
    );

    const pages = [];
    let cursor: string | null = null;
    do {
      const page = await office.list.list({ eventId: EVENT, cursor, limit: 10 });
      pages.push(page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    const expected = (await office.rows()).filter(({ created_at }) => created_at === 1000).map(({ id }) => id);
    expect(pages.flat()).toEqual(expected.sort().reverse());

    const all = await office.list.list({ limit: 1 });
    expect(all.items.map(({ toAddress }) => toAddress)).toEqual(['elsewhere@example.org']);
    const about = await office.list.list({ aboutId: PERSON });
    expect(about.items.map(({ toAddress }) => toAddress)).toEqual(['elsewhere@example.org']);
    expect(about.nextCursor).toBeNull();
  });

  it.each(['', 'x', '%%%', Buffer.from('1 2').toString('base64url')])(
    'a cursor such as %j starts at the newest',
    async (cursor) => {
      await office.post(mailTo('a@example.org'));
      expect((await office.list.list({ cursor })).items).toHaveLength(1);
    },
  );
});
