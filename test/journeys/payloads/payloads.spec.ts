import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { startTestApp, type TestApp } from '../../support/app.js';
import { formOf } from '../../support/form-filler.js';
import { loggedIn } from '../../support/organisers.js';
import { ScriptedSmtp } from '../../support/smtp.js';
import { Visitor } from '../../support/visitor.js';
import { EVENT, givenPayloads, PAYLOADS } from './payloads.js';

/** Where an address of ours may lead; a payload's would lead elsewhere. */
const OURS = /^(?:$|[/#?]|https?:\/\/(?!evil\.)|mailto:[\w.@+-]+$|tel:|cid:|data:image\/|about:blank$)/;

/** Tags that run something, handlers, and addresses that only a payload would bring: what is inside tags, never the text. */
function broughtIn(html: string): string[] {
  const tags = html.match(/<(?:"[^"]*"|'[^']*'|[^'">])*>/g) ?? [];
  return tags.filter((tag) => {
    const bare = tag.replace(/"[^"]*"|'[^']*'/g, '""');
    const addresses = [...tag.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g)].map(([, address = '']) =>
      address.replace(/&#x3D;/g, '='),
    );
    return (
      /\son\w+=|\sautofocus|<svg onload|<img src=x/i.test(bare) ||
      /^<script(?! src=| type="application\/ld\+json">$)/i.test(tag) ||
      addresses.some((address) => !OURS.test(address))
    );
  });
}

/** What a payload would become if somebody evaluated it. */
const EVALUATED = /\[object |\bfunction anonymous|Maëlle;BYDAY=MO,TU:évil\n/;

describe('texts that would like to be more than texts', () => {
  let tablee: TestApp;
  let organiser: Visitor;
  let smtp: ScriptedSmtp;
  let personal: string[];

  beforeAll(async () => {
    smtp = await new ScriptedSmtp().start();
    tablee = await startTestApp({ settings: { DEMO: 'on', SMTP_URL: smtp.url } });
    personal = await givenPayloads(tablee);
    organiser = await loggedIn(tablee, 'organisatrice@example.org');
  });
  afterAll(async () => {
    await tablee.close();
    await smtp.stop();
  });

  it.each([
    ['home', '/'],
    ['code', '/code?code=piege1x'],
    ['event', `/evenements/${EVENT}`],
    ['form', `/evenements/${EVENT}/inscription`],
    ['desk', '/organiser'],
    ['dashboard', `/organiser/evenements/${EVENT}`],
    ['list', `/organiser/evenements/${EVENT}/inscriptions`],
    ['mails', `/organiser/evenements/${EVENT}/courriels`],
    ['desk of the form', `/organiser/evenements/${EVENT}/formulaire`],
    ['texts of the form', `/organiser/evenements/${EVENT}/formulaire/parties/textes`],
    ['question of the form', `/organiser/evenements/${EVENT}/formulaire/questions/propre-3`],
    ['preview of the form', `/organiser/evenements/${EVENT}/formulaire/apercu`],
  ])('stay texts on the page %s', async (_, path) => {
    const { status, html } = await organiser.get(path);
    expect([200, 404]).toContain(status);
    expect(broughtIn(html)).toEqual([]);
    expect(EVALUATED.exec(html)?.[0]).toBeUndefined();
  });

  it('stay texts in what the page of the event says to search engines', async () => {
    const { html } = await organiser.get(`/evenements/${EVENT}`);
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(
      ([, json = '']) => json,
    );
    for (const json of blocks) {
      expect(json).not.toContain('<');
      expect(() => JSON.parse(json) as unknown).not.toThrow();
    }
  });

  it.each(PAYLOADS.map((payload, at) => [payload, at] as const))(
    'stay texts on the pages of %j',
    async (payload, at) => {
      const visitor = new Visitor(tablee.url);
      const path = personal[at] ?? '';
      for (const page of [path, `${path}/modifier`, `${path}/annuler`]) {
        const { status, html } = await visitor.get(page);
        expect([page, status]).toEqual([page, 200]);
        expect([page, broughtIn(html)]).toEqual([page, []]);
        expect([page, EVALUATED.exec(html)?.[0]]).toEqual([page, undefined]);
      }
      // Typed and said back, word for word, where nothing had to be taken out.
      if (!/[\r\n\u202e]/.test(payload)) expect((await visitor.get(path)).text).toContain(payload.replace(/\s+/g, ' '));
    },
  );

  it.each([
    ['code', `/code?code=${encodeURIComponent(PAYLOADS[1])}`],
    ['code of the form', `/evenements/${EVENT}/inscription?code=${encodeURIComponent(PAYLOADS[1])}`],
    ['search', `/organiser/evenements/${EVENT}/inscriptions?q=${encodeURIComponent(PAYLOADS[1])}`],
    ['way back', `/connexion?retour=${encodeURIComponent('javascript:alert(1)')}`],
    ['way back after a language', `/langue/en?retour=${encodeURIComponent('//evil.example.org')}`],
    ['ticket', `/b/${encodeURIComponent(PAYLOADS[0])}`],
    ['address', `/evenements/${encodeURIComponent(PAYLOADS[0])}`],
  ])('stay texts when they come in the address: %s', async (_, path) => {
    const { html, location } = await organiser.get(path);
    expect(broughtIn(html)).toEqual([]);
    expect(location ?? '/').toMatch(/^\/(?![/\\])/);
    await organiser.get('/langue/fr');
  });

  it('bring no header, no line and no tag into the mails that leave', async () => {
    for (const at of PAYLOADS.keys()) {
      const to = `piege-${at}@example.org`;
      await waitFor(() => smtp.to(to).length > 0);
      const raw = smtp.to(to)[0]?.raw ?? '';
      const mail = await smtp.read(to);
      expect(mail.headers.map(({ key }) => key).filter((key) => /^(bcc|cc|attendee)$/.test(key))).toEqual([]);
      expect(mail.to?.map(({ address }) => address)).toEqual([to]);
      expect(mail.subject).not.toMatch(/[\r\n\0]/);
      expect([to, broughtIn(mail.html ?? '')]).toEqual([to, []]);
      expect([to, EVALUATED.exec(`${mail.html}${mail.text}${mail.subject}`)?.[0]]).toEqual([to, undefined]);
      expect(raw.split('\r\n').filter((line) => line.length > 998)).toEqual([]);
      const calendar = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
      // The reader of mails gives line feeds alone.
      if (calendar)
        expectHarmless(
          Buffer.from(calendar.content as ArrayBuffer)
            .toString('utf8')
            .replace(/\r?\n/g, '\r\n'),
        );
    }
  });

  it('add no line to a calendar', async () => {
    expectHarmless((await organiser.bytes(`/evenements/${EVENT}/programme.ics`)).body.toString('utf8'));
    for (const path of personal) expectHarmless((await organiser.bytes(`${path}/agenda.ics`)).body.toString('utf8'));
  });

  it('are no formulas in the files for spreadsheets', async () => {
    const list = `/organiser/evenements/${EVENT}/inscriptions`;
    const csv: string[][] = parse((await organiser.bytes(`${list}.csv`)).body, { bom: true, delimiter: ';' });
    expect(csv).toHaveLength(PAYLOADS.length + 1);
    expect(csv.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    const [sheet] = await readExcelFile((await organiser.bytes(`${list}.xlsx`)).body);
    expect(sheet?.data.length).toBe(PAYLOADS.length + 1);
    expect(sheet?.data.flat()).toContain('=HYPERLINK("https://evil.example.org","clic")');
  });

  // The last: somebody is withdrawn in it.
  it('stay texts in what organisers write about people', async () => {
    const desk = `/organiser/evenements/${EVENT}`;
    const list = `${desk}/inscriptions`;
    const references = [...(await organiser.get(list)).html.matchAll(/name="ref" value="([^"]+)"/g)].map((m) => m[1]!);
    const [first, second, third] = references as [string, string, string];
    const written: string[] = [`${list}/${first}`, `${list}/${second}`, list, `${desk}/journal`, `${desk}/collectifs`];
    const write = async (page: string, ending: string, typed: Record<string, string>) => {
      const { action, fields } = formOf((await organiser.get(page)).html, ending);
      const { status, location } = await organiser.post(action, { ...fields, ...typed });
      expect([ending, status]).toEqual([ending, 303]);
      written.push(location!.split('#')[0]!);
    };
    for (const payload of PAYLOADS.filter((text) => !/[\r\n]/.test(text))) {
      await write(`${list}/${first}`, '/notes', { note: payload });
      await write(list, '/vues', { name: payload.slice(0, 80), partage: '1' });
    }
    const all = PAYLOADS.join(' ').replace(/[\r\n]+/g, ' ');
    await write(`${list}/actions?action=collective&ref=${second}`, '/actions', { nouveau: all.slice(0, 150) });
    await write(`${list}/actions?action=withdraw&ref=${third}`, '/actions', { motif: all.slice(0, 900) });
    await write(`${desk}/courriels/ecrire`, '/ecrire', {
      'statut-confirmed': 'oui',
      subject: PAYLOADS[1],
      body: PAYLOADS[5],
    });
    for (const path of [...new Set([...written, `${list}/${third}`])]) {
      const { status, html } = await organiser.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect([path, broughtIn(html)]).toEqual([path, []]);
      expect([path, EVALUATED.exec(html)?.[0]]).toEqual([path, undefined]);
    }
    expect((await organiser.get(`${list}/${first}`)).text).toContain(PAYLOADS[0]);
  });

  function expectHarmless(ics: string): void {
    const lines = ics.replace(/\r\n[ \t]/g, '').split('\r\n');
    expect(lines.filter((line) => /^(ATTENDEE|BEGIN:VALARM|BYDAY)/i.test(line))).toEqual([]);
    expect(lines.filter((line) => /[\r\n\0]/.test(line))).toEqual([]);
    expect(ics.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  }
});

async function waitFor(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 200 && !condition(); n++) await new Promise((resolve) => setTimeout(resolve, 50));
}
