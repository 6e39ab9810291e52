import { icsCalendar } from '../../../src/platform/calendar/ics.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';
import { ScriptedSmtp } from '../../support/smtp.js';
import { mailTo, PostOffice } from './post-office.js';

const start = new Date('2019-11-15T07:30:00Z');

describeOnEachEngine('a mail that arrives', (engine) => {
  let database: TestDatabase;
  let smtp: ScriptedSmtp;
  let office: PostOffice;

  beforeAll(async () => {
    database = await openTestDatabase(engine);
    smtp = await new ScriptedSmtp().start();
    office = new PostOffice(database, smtp.url);
    office.dispatcher.start();
  });

  afterAll(async () => {
    await office.dispatcher.stop();
    await smtp.stop();
    await database.close();
  });

  it('is what was written, with its links, its calendar and its code', async () => {
    const placeholder = office.links.placeholder();
    const link = { placeholder, purpose: 'registration', subjectId: 'r1', version: 1 };
    const ics = icsCalendar([{ uid: 'x@example.org', sequence: 0, title: 'Séminaire', start }], start);
    await office.post(
      mailTo('maelle@example.org', {
        to: { address: 'maelle@example.org', name: 'Maëlle Cesbron' },
        subject: '[CIDGI 006] Votre inscription est confirmée',
        html: `<p>Bonjour <a href="https://seminaires.example.org/i/${placeholder}">ici</a> <img src="cid:qr"></p>`,
        text: `Bonjour : https://seminaires.example.org/i/${placeholder}`,
        links: [link],
        attachments: [
          { filename: 'seminaire.ics', contentType: 'text/calendar', content: ics },
          { filename: 'code.png', contentType: 'image/png', generator: { kind: 'qr-png', text: 'x' }, cid: 'qr' },
          { filename: 'notice.txt', contentType: 'text/plain', content: 'Données personnelles' },
        ],
      }),
    );
    const row = await office.untilStatus('maelle@example.org', 'sent');
    const token = office.links.token('registration', 'r1', 1);
    const mail = await smtp.read('maelle@example.org');

    expect(row).toMatchObject({ attempts: 1, last_error: null, claimed_by: null });
    expect(mail.messageId).toBe(row.message_id);
    expect(mail.messageId).toBe(`<${row.id}@seminaires.example.org>`);
    expect(mail.from).toEqual({ name: 'Séminaires', address: 'seminaires@example.org' });
    expect(mail.to).toEqual([{ name: 'Maëlle Cesbron', address: 'maelle@example.org' }]);
    expect(mail.subject).toBe('[CIDGI 006] Votre inscription est confirmée');
    expect(mail.html).toContain(`href="https://seminaires.example.org/i/${token}"`);
    expect(mail.text?.trim()).toBe(`Bonjour : https://seminaires.example.org/i/${token}`);
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');

    const parts = mail.attachments.map(({ filename, mimeType, disposition, contentId }) => [
      filename,
      mimeType,
      disposition,
      contentId,
    ]);
    expect(parts).toEqual(
      expect.arrayContaining([
        ['seminaire.ics', 'application/ics', 'attachment', undefined],
        ['code.png', 'image/png', 'inline', '<qr>'],
        ['notice.txt', 'text/plain', 'attachment', undefined],
      ]),
    );
    const raw = smtp.to('maelle@example.org')[0]!.raw;
    expect(raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=PUBLISH$/m);
    // Read from the bytes: the parser makes line feeds of a calendar's line ends.
    const file = /filename=seminaire\.ics[^]*?\r\n\r\n([^]*?)\r\n--/.exec(raw)?.[1] ?? '';
    expect(Buffer.from(file, 'base64').toString()).toBe(ics);
    const code = mail.attachments.find(({ filename }) => filename === 'code.png')!;
    expect(
      Buffer.from(code.content as ArrayBuffer)
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('leaves no token in the database', async () => {
    const token = office.links.token('registration', 'r1', 1);
    expect(JSON.stringify(await office.rows())).not.toContain(token);
  });

  it('is one mail for one dedupe key', async () => {
    const twice = mailTo('once@example.org', { dedupeKey: 'the same' });
    expect(await office.post(twice, { ...twice, subject: 'Autre' })).toEqual([true, false]);
    expect(await office.post(twice)).toEqual([false]);
    await office.untilStatus('once@example.org', 'sent');
    await office.post(mailTo('after@example.org'));
    await office.untilStatus('after@example.org', 'sent');
    expect(smtp.to('once@example.org')).toHaveLength(1);
  });

  it('does not exist when what caused it is undone', async () => {
    const undone = database.unitOfWork.run(async (tx) => {
      await office.outbox.enqueue(tx, mailTo('undone@example.org'));
      throw new Error('no place left');
    });
    await expect(undone).rejects.toThrow('no place left');
    await office.post(mailTo('kept@example.org'));
    await office.untilStatus('kept@example.org', 'sent');
    expect((await office.rows()).map(({ to_address }) => to_address)).not.toContain('undone@example.org');
    expect(smtp.to('undone@example.org')).toEqual([]);
  });

  it('has no header of its writer’s making', async () => {
    await office.post(
      mailTo('inject@example.org', {
        to: { address: 'inject@example.org', name: 'Jean\r\nBcc: tous@example.org' },
        subject: 'Bonjour\r\nX-Evil: 1\0',
        html: 'a\0b',
        attachments: [{ filename: '../x\r\nX-Evil: 2.txt', contentType: 'text/plain\r\nX-Evil: 3', content: 'x' }],
      }),
    );
    await office.untilStatus('inject@example.org', 'sent');
    const mail = await smtp.read('inject@example.org');
    const { raw } = smtp.to('inject@example.org')[0]!;
    expect(mail.to).toEqual([{ name: 'Jean Bcc: tous@example.org', address: 'inject@example.org' }]);
    expect(mail.subject).toBe('Bonjour X-Evil: 1');
    expect(mail.html?.trim()).toBe('ab');
    expect(raw).not.toMatch(/^(X-Evil|Bcc):/im);
    expect(smtp.to('tous@example.org')).toEqual([]);
  });

  it('to an impossible address is kept as failed and disturbs nobody', async () => {
    const added = await office.post(mailTo('pas une adresse'), mailTo('apres@example.org'));
    expect(added).toEqual([true, true]);
    await office.untilStatus('apres@example.org', 'sent');
    expect(await office.row('pas une adresse')).toMatchObject({
      status: 'failed',
      attempts: 0,
      last_error: 'not an e-mail address',
    });
  });

  it('goes before those that wait, when somebody waits for it', async () => {
    const later = new PostOffice(database, smtp.url);
    await later.post(mailTo('first@example.org'));
    await later.post(mailTo('login@example.org', { urgent: true }));
    const [first, login] = [await later.row('first@example.org'), await later.row('login@example.org')];
    expect(login.next_attempt_at).toBeLessThan(first.next_attempt_at);
    await office.untilStatus('first@example.org', 'sent');
    await office.untilStatus('login@example.org', 'sent');
  });
});
