import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { Outbox } from '../../../src/platform/mail/outbox.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';

const HOSTILE = '<script>parent.alert(1)</script><img src="https://example.org/spy.png" onerror="alert(2)">';

describe('mails at the desk', () => {
  let tablee: TestApp;
  let visitor: Visitor;
  let eventId: string;

  beforeAll(async () => {
    tablee = await startTestApp();
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    eventId = await givenEvent({ unitOfWork }, { slug: 'seminaire' });
    const others = await givenEvent({ unitOfWork }, { slug: 'others' });
    const second = await givenEvent({ unitOfWork }, { slug: 'second' });
    const read = await givenEvent({ unitOfWork }, { slug: 'read' });
    await givenOrganiser(tablee, { roles: { [eventId]: 'organisateur', [second]: 'responsable', [read]: 'lecture' } });
    for (let n = 0; n < 53; n++) await mail(eventId, `own-${n}`);
    await mail(second, 'second');
    await mail(read, 'read');
    await mail(others, 'others');
    await mail(null, 'login');
    visitor = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  async function mail(
    event: string | null,
    key: string,
    { purpose, path } = { purpose: 'registration', path: 'inscriptions' },
  ): Promise<void> {
    const tokens = tablee.app.get(LinkTokens, { strict: false });
    const placeholder = tokens.placeholder();
    const address = `https://example.org/${path}/${placeholder}`;
    await tablee.app.get(UnitOfWork, { strict: false }).run((tx) =>
      tablee.app.get(Outbox, { strict: false }).enqueue(tx, {
        dedupeKey: key,
        kind: 'registration-confirmed',
        locale: 'fr',
        to: { address: 'maelle@example.org', name: 'Maëlle <b>Cesbron</b>' },
        subject: `Confirmation ${key} <i>`,
        html: `<html><head><title>x</title></head><body><p style="color:#123">Bonjour</p><a href="${address}">lien</a><img src="cid:qr">${HOSTILE}</body></html>`,
        text: `Bonjour\n${address}`,
        attachments: [
          {
            filename: 'evenement.ics',
            contentType: 'text/calendar; method=PUBLISH',
            content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
          },
          {
            filename: 'qr.png',
            contentType: 'image/png',
            generator: { kind: 'qr-png', text: 'https://example.org/b/7KQ4-M2XD' },
            cid: 'qr',
            disposition: 'inline',
          },
        ],
        links: [{ placeholder, purpose, subjectId: key, version: 1 }],
        listUnsubscribe: `https://example.org/desabonnement/x/${'k'.repeat(64)}`,
        eventId: event,
      }),
    );
  }

  const ids = (html: string) =>
    [...html.matchAll(/href="\/organiser\/courriels\/([0-9a-f-]{36})"/g)].map(([, id]) => id!);
  const idOf = async (key: string): Promise<string> => {
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const [row] = await unitOfWork.run((tx) =>
      tx.query<{ id: string }>('SELECT id FROM outgoing_emails WHERE dedupe_key = ?', [key]),
    );
    return row!.id;
  };
  const setStatus = (id: string, status: string, error: string | null) =>
    tablee.app
      .get(UnitOfWork, { strict: false })
      .run((tx) =>
        tx.execute('UPDATE outgoing_emails SET status = ?, last_error = ? WHERE id = ?', [status, error, id]),
      );

  it('are listed by event, the newest first, fifty a page, and each once', async () => {
    const first = await visitor.get('/organiser/evenements/seminaire/courriels');
    expect(ids(first.html)).toHaveLength(50);
    expect(first.text).toContain('Ces courriels ne partent pas');
    expect(first.text).toContain('Confirmation own-52 <i>');
    const next = /<a href="([^"]+)" rel="next">/.exec(first.html)![1]!.replaceAll('&#x3D;', '=');
    const second = await visitor.get(next);
    expect(ids(second.html)).toHaveLength(3);
    expect(new Set([...ids(first.html), ...ids(second.html)]).size).toBe(53);
  });

  it('of all one’s events are listed together, and nobody else’s', async () => {
    const first = await visitor.get('/organiser/courriels');
    const next = /<a href="([^"]+)" rel="next">/.exec(first.html)![1]!.replaceAll('&#x3D;', '=');
    const second = await visitor.get(next);
    const all = [...ids(first.html), ...ids(second.html)];
    expect([ids(first.html).length, ids(second.html).length, new Set(all).size]).toEqual([50, 4, 54]);
    expect(first.text).toContain('Confirmation second <i>');
    expect(all).not.toContain(await idOf('others'));
    expect(all).not.toContain(await idOf('login'));
    expect(second.html).not.toContain('rel="next"');
  });

  it('show their state, their text, their files, and people’s texts as text', async () => {
    const page = await visitor.get(`/organiser/courriels/${await idOf('own-1')}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Retenu ici');
    expect(page.text).toContain('Maëlle <b>Cesbron</b>, maelle@example.org');
    expect(page.html).not.toContain('<script>parent');
    expect(page.html).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page.text).toContain('evenement.ics');
  });

  it('are previewed in a frame that runs nothing, fetches nothing and asks nobody', async () => {
    const preview = await visitor.get(`/organiser/courriels/${await idOf('own-1')}/apercu`);
    expect(preview.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox",
    );
    expect(preview.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(preview.headers.get('referrer-policy')).toBe('no-referrer');
    expect(preview.html).toMatch(/<img src="data:image\/png;base64,iVBOR[\w+/=]+">/);
    expect(preview.html).not.toContain('cid:');
  });

  it('give their files for saving, never for opening', async () => {
    const id = await idOf('own-1');
    const calendar = await visitor.bytes(`/organiser/courriels/${id}/pieces/0`);
    expect(calendar.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''evenement.ics");
    expect(calendar.body.toString()).toContain('BEGIN:VCALENDAR');
    const picture = await visitor.bytes(`/organiser/courriels/${id}/pieces/1`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    for (const index of ['2', '-1', 'x', '1e0', '999999']) {
      expect([index, (await visitor.get(`/organiser/courriels/${id}/pieces/${index}`)).status]).toEqual([index, 404]);
    }
  });

  it.each(['others', 'login', 'read'])("of another's event and of nobody's are out of reach: %s", async (key) => {
    const id = await idOf(key);
    for (const part of ['', '/apercu', '/pieces/0']) {
      const { status } = await visitor.get(`/organiser/courriels/${id}${part}`);
      expect([part, status]).toEqual([part, key === 'read' ? 403 : 404]);
    }
    const { status } = await visitor.send('/organiser', {}, `/organiser/courriels/${id}/renvoi`);
    expect(status).toBe(key === 'read' ? 403 : 404);
  });

  it.each([
    ['registration', 'inscriptions'],
    ['group', 'groupes'],
    ['evaluation', 'evaluation'],
    ['collective', 'collectifs'],
  ])('show the link to a %s while it stays here, and never once it has left', async (purpose, path) => {
    await mail(eventId, `key-${purpose}`, { purpose, path });
    const id = await idOf(`key-${purpose}`);
    const link = new RegExp(`/${path}/[\\w-]{32}`);
    expect((await visitor.get(`/organiser/courriels/${id}`)).html).toMatch(link);
    expect((await visitor.get(`/organiser/courriels/${id}/apercu`)).html).toMatch(link);
    await setStatus(id, 'sent', null);
    expect((await visitor.get(`/organiser/courriels/${id}`)).html).not.toMatch(link);
    expect((await visitor.get(`/organiser/courriels/${id}/apercu`)).html).not.toMatch(link);
  });

  it('that failed say why, and are sent again by a button', async () => {
    const id = await idOf('own-3');
    await setStatus(id, 'failed', '550 5.1.1 <b>unknown</b>');
    const page = await visitor.get(`/organiser/courriels/${id}`);
    expect(page.text).toContain('Le serveur du destinataire ne connaît pas cette adresse');
    expect(page.text).toContain("Corrigez l'adresse sur la fiche");
    expect(page.text).toContain('550 5.1.1 <b>unknown</b>');
    expect((await visitor.get('/organiser/evenements/seminaire')).text).toContain('Corriger une adresse en échec');
    expect((await visitor.post(`/organiser/courriels/${id}/renvoi`, {})).status).toBe(403);
    const resent = await visitor.send(`/organiser/courriels/${id}`, {}, `/organiser/courriels/${id}/renvoi`);
    expect([resent.status, resent.location]).toEqual([303, `/organiser/courriels/${id}?renvoi=1`]);
    expect((await visitor.get(resent.location!)).text).toContain("remis en file d'envoi");
    const twice = await visitor.send('/organiser', {}, `/organiser/courriels/${id}/renvoi`);
    expect(twice.location).toMatch(new RegExp(`^/organiser/courriels/${id}`));
  });
});
