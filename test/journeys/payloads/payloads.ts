import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import type { TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';

export const EVENT = 'evenement-piege';

/** What somebody types who means harm, or who has had it done to them. Each runs, if it runs, through `globalThis.ran`. */
export const PAYLOADS = [
  '<script>globalThis.ran=1;alert(1)</script>',
  '"><img src=x onerror="globalThis.ran=2;alert(2)">',
  "'onfocus='globalThis.ran=3' autofocus='",
  '</textarea></title></script><svg onload=alert(4)>',
  'javascript:globalThis.ran=5',
  '[clic](javascript:alert(6)) ![x](https://evil.example.org/x.png)',
  '{{constructor.constructor("globalThis.ran=7")()}} {{t "common:product"}} ${7*7} <%= 7*7 %>',
  '$t(common:product) {{email}} {{{password}}}',
  '=HYPERLINK("https://evil.example.org","clic")',
  '@SUM(1+1)*cmd|calc!A0',
  'Maëlle\r\nBcc: evil@example.org\r\n\r\n<b>corps</b>',
  'fin\r\nATTENDEE:mailto:evil@example.org\r\nBEGIN:VALARM',
  'Maëlle;BYDAY=MO,TU:évil\\n\\,',
  '\u202Egro.live@live\u2066',
] as const;

/** An event whose every text is a payload, and one person for each payload, who typed it into every field. @returns their personal paths. */
export async function givenPayloads({ app, url }: Pick<TestApp, 'app' | 'url'>): Promise<string[]> {
  const all = PAYLOADS.join(' ');
  const unitOfWork = app.get(UnitOfWork, { strict: false });
  const id = await givenEvent(
    { unitOfWork },
    { slug: EVENT, title: all.slice(0, 200), code: 'PIEGE 1', startsOn: '2019-12-10' },
  );
  const json = JSON.stringify;
  await unitOfWork.run(async (tx) => {
    await tx.execute(
      `UPDATE events SET subtitle = ?, description = ?, audience = ?, advice = ?, costs = ?, organisers = ?, contacts = ?, venues = ?, outcomes = ? WHERE id = ?`,
      [
        ...[all.slice(0, 200), all, all, all, all],
        json(PAYLOADS.map((name) => ({ name, short: name }))),
        json(PAYLOADS.map((name) => ({ name, organisation: name, email: 'contact@example.org', phone: name }))),
        json(
          PAYLOADS.map((name) => ({
            id: newId(),
            name,
            address: name,
            city: name,
            access: name,
            accessibility: name,
            lodging: name,
          })),
        ),
        json(PAYLOADS.map((title) => ({ title, items: [title] }))),
        id,
      ],
    );
    for (const [at, title] of PAYLOADS.entries()) {
      const tracks = [
        {
          letter: 'A',
          title,
          theme: title,
          question: title,
          text: title,
          room: title,
          speakers: [{ name: title, role: title }],
        },
        { letter: 'B', title, speakers: [] },
      ];
      await tx.execute(
        `INSERT INTO sessions (id, event_id, position, day, kind, title, text, start_time, end_time, all_day, printed_time, phase, venue_id, room, speakers, parts, themes, tracks)
         VALUES (?, ?, ?, '2019-12-10', 'ateliers', ?, ?, ?, NULL, 0, ?, 1, NULL, ?, ?, ?, ?, ?)`,
        [
          newId(),
          id,
          at + 1,
          title,
          title,
          `${String(8 + (at % 10)).padStart(2, '0')}:00`,
          title,
          title,
          json([{ name: title, role: title }]),
          json([{ title, speakers: [{ name: title }] }]),
          json([title]),
          json(tracks),
        ],
      );
    }
    await tx.execute(
      "INSERT INTO registration_settings (event_id, topic, body, version, updated_at) VALUES (?, 'form', ?, 1, 0)",
      [id, json(ownForm(all))],
    );
    await tx.execute(
      "INSERT INTO event_roles (event_id, account_id, role) SELECT ?, id, 'responsable' FROM organiser_accounts",
      [id],
    );
  });
  const paths: string[] = [];
  for (const [at, payload] of PAYLOADS.entries()) paths.push(await registered(url, payload, at));
  return paths;
}

/** Questions whose every word is a payload, and the answers that fit them. */
function ownForm(all: string) {
  const words = (text: string) => ({ fr: text, en: text });
  const questions = PAYLOADS.map((payload, at) => ({
    id: `propre-${at}`,
    kind: at % 2 === 0 ? 'short' : 'several',
    label: words(payload),
    hint: words(payload),
    required: false,
    options: PAYLOADS.map((label, key) => ({ key: `reponse-${key}`, label: words(label) })),
    condition: at > 1 && at % 2 === 0 ? { question: 'propre-1', anyOf: ['reponse-0'] } : null,
  }));
  const introduction = words(all.slice(0, 1000));
  const wishes = { asked: true, per: 'phase', ranks: 2, mayAbstain: true };
  return {
    standard: { category: 'optional' },
    image: ['photo'],
    introduction,
    closing: introduction,
    questions,
    wishes,
  };
}

async function registered(url: string, payload: string, at: number): Promise<string> {
  const answer = await fetch(`${url}/api/v1/events/${EVENT}/registrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      firstName: payload,
      lastName: payload,
      email: `piege-${at}@example.org`,
      functionKey: 'autre',
      functionText: payload,
      collectivity: payload,
      collectivityKind: 'autre',
      collective: payload,
      answers: { 'propre-0': payload, 'propre-1': ['reponse-0', `reponse-${at}`], 'propre-2': payload },
      wishes: [{ phase: 1, atelier: 'A', rank: 1 }],
      imageConsent: { photo: true },
      remarks: payload,
      locale: at % 2 === 0 ? 'fr' : 'en',
    }),
  });
  const { manageUrl, ...problem } = (await answer.json()) as { manageUrl?: string };
  if (!manageUrl) throw new Error(`« ${payload} » was answered ${answer.status} ${JSON.stringify(problem)}`);
  return new URL(manageUrl).pathname;
}
