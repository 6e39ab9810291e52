import { globSync, readFileSync } from 'node:fs';
import { EVALUATION_LINK, linkSubject } from '../../../src/evaluations/domain/evaluation-link.js';
import { CloseQuestionnaire } from '../../../src/evaluations/use-cases/close-questionnaire.js';
import { InviteRespondents } from '../../../src/evaluations/use-cases/invite-respondents.js';
import { OpenQuestionnaire } from '../../../src/evaluations/use-cases/open-questionnaire.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { aRegistration } from '../../support/builders/registration.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { aQuestion, givenQuestionnaire } from '../../support/builders/questionnaires.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { Visitor } from '../../support/visitor.js';
import { type Copies, guesses, type Moment } from './linker.js';

const NOBODY = { accountId: null, name: 'Essai' };
const PEOPLE = 200;
/** Random pairing finds one of n on the average, three where three types are told apart: more than twelve is one in ten thousand. */
const CHANCE = 12;

describeOnEachEngine('who answered and what was answered', (engine) => {
  let tablee: TestApp;
  let read: ReadDatabase;
  let questionnaireId: string;
  let copies: Copies;
  /** The truth, which the linker is not told: the words of each. */
  const wordsOf = new Map<string, string>();
  const logged: string[] = [];
  let openBytes = '';
  const sealedSamples: string[] = [];

  const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });
  const place = engine === 'sqlite' ? 'rowid' : `xmin::text || ' ' || ctid::text`;
  /** Places as texts that sort as the rows lie. */
  const sortable = (text: unknown) => String(text).replace(/\d+/g, (digits) => digits.padStart(12, '0'));

  async function moment(): Promise<Moment> {
    const answered = await read.query<{ id: string }>(
      `SELECT person_id AS "id" FROM questionnaire_invitations WHERE questionnaire_id = ? AND answered = ${engine === 'sqlite' ? '1' : 'TRUE'}`,
      [questionnaireId],
    );
    const box = await read.query<{ id: string; place: unknown; size: number }>(
      `SELECT id AS "id", ${place} AS "place", LENGTH(sealed) AS "size" FROM questionnaire_box WHERE questionnaire_id = ?`,
      [questionnaireId],
    );
    return {
      answered: new Set(answered.map(({ id }) => id)),
      box: box.map((one) => ({ ...one, place: sortable(one.place) })),
    };
  }

  const fileBytes = () =>
    globSync(`${tablee.environment.databaseUrl.slice('sqlite:'.length)}*`)
      .map((file) => readFileSync(file, 'latin1'))
      .join('');

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const keep = (...parts: unknown[]) => logged.push(parts.map(String).join(' '));
    tablee.app.useLogger({ log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep });
    read = get(ReadDatabase);
    const unitOfWork = get(UnitOfWork);
    const eventId = await givenEvent({ unitOfWork }, { capacity: 400 });
    const { collectivity } = aRegistration();
    const people = await givenRegistrations(
      { unitOfWork },
      eventId,
      Array.from({ length: PEOPLE }, (_, at) => ({
        email: `p${at}@example.org`,
        collectivity: { ...collectivity, type: (['commune', 'epci', 'other'] as const)[at % 3]! },
      })),
    );
    questionnaireId = await givenQuestionnaire({ unitOfWork }, eventId, {
      questions: [aQuestion({ key: 'nps', kind: 'recommendation' }), aQuestion({ key: 'mot', kind: 'long' })],
    });
    await get(OpenQuestionnaire).execute(NOBODY, questionnaireId, { now: false });
    await get(InviteRespondents).execute(questionnaireId);

    const moments: Moment[] = [await moment()];
    const visitor = new Visitor(tablee.url);
    const linkOf = (id: string) =>
      `/evaluation/${get(LinkTokens).token(EVALUATION_LINK, linkSubject(questionnaireId, id), 1)}`;
    const { fields } = formOf((await visitor.get(linkOf(people[0]!.id))).html);
    // People answer in an order of their own, each with words of a length of their own.
    const arriving = people.map((person, at) => ({ person, rank: (at * 67) % PEOPLE })).sort((a, b) => a.rank - b.rank);
    for (const { person, rank } of arriving) {
      const words = `avis-secret-${rank} ${'mot '.repeat(rank % 50)}fin`;
      wordsOf.set(person.id, words);
      const { location } = await visitor.post(linkOf(person.id), {
        ...fields,
        'q.nps': String(rank % 11),
        'q.mot': words,
      });
      expect(location).toBe(`${linkOf(person.id)}/merci`);
      moments.push(await moment());
    }
    if (engine === 'sqlite') openBytes = fileBytes();
    const envelopes = await read.query<{ sealed: string }>('SELECT sealed FROM questionnaire_box LIMIT 20');
    sealedSamples.push(...envelopes.map(({ sealed }) => sealed.slice(200, 260)));
    await get(CloseQuestionnaire).execute(NOBODY, questionnaireId);
    const rows = await read.query<{ id: string; place: unknown; answers: string; facts: string }>(
      `SELECT id AS "id", ${place} AS "place", answers AS "answers", facts AS "facts" FROM questionnaire_responses
       WHERE questionnaire_id = ? ORDER BY ${engine === 'sqlite' ? 'rowid' : 'ctid'}`,
      [questionnaireId],
    );
    truth = new Map(
      rows.map(({ id, answers }) => [id, (JSON.parse(answers) as { value: unknown }[])[1]!.value as string]),
    );
    copies = {
      moments: moments.slice(1),
      people: people.map(({ id, collectivity: { type } }) => ({ id, type })),
      responses: rows.map(({ id, answers, facts, ...row }) => ({
        id,
        place: sortable(row.place),
        size: answers.length,
        type: (JSON.parse(facts) as { type: string | null }).type,
      })),
    };
  }, 90_000);
  let truth: ReadonlyMap<string, string>;
  afterAll(() => tablee.close());

  const hits = (guess: ReadonlyMap<string, string>, words = truth) =>
    [...guess].filter(([person, response]) => words.get(response) === wordsOf.get(person)).length;

  it('loses none of two hundred answers', () => {
    expect([...truth.values()].sort()).toEqual([...wordsOf.values()].sort());
    expect(copies.moments.at(-1)!.answered.size).toBe(PEOPLE);
  });

  it('a linker with a copy made after every answer does no better than chance', () => {
    const found = Object.entries(guesses(copies)).map(([name, guess]) => [name, guess.size, hits(guess)] as const);
    expect(found.filter(([, tried]) => tried < PEOPLE)).toEqual([]);
    expect(found.filter(([, , right]) => right > CHANCE)).toEqual([]);
  });

  it('which is not the linker’s fault: of answers stored as they come it names everybody', () => {
    const order = copies.moments.map(({ answered }, at) =>
      [...answered].find((id) => !copies.moments[at - 1]?.answered.has(id))!,
    );
    const naive = order.map((person, at) => ({
      id: `r${at}`,
      place: sortable(at),
      size: wordsOf.get(person)!.length,
      type: copies.people.find(({ id }) => id === person)!.type,
    }));
    const words = new Map(order.map((person, at) => [`r${at}`, wordsOf.get(person)!]));
    const found = guesses({ ...copies, responses: naive });
    expect(hits(found['order of arrival, place in the table']!, words)).toBe(PEOPLE);
    expect(hits(found['order of arrival among those of one type']!, words)).toBe(PEOPLE);
  });

  it('sealed answers are all of one length, and nothing of them is left once the box was opened', async () => {
    expect(new Set(copies.moments.flatMap(({ box }) => box.map(({ size }) => size))).size).toBe(1);
    const left = await read.query<{ seal: string | null; box: number; tickets: number }>(
      `SELECT q.seal AS "seal", (SELECT COUNT(*) FROM questionnaire_box) AS "box",
         (SELECT COUNT(*) FROM questionnaire_tickets) AS "tickets" FROM questionnaires q WHERE q.id = ?`,
      [questionnaireId],
    );
    expect(left).toEqual([{ seal: null, box: 0, tickets: 0 }]);
  });

  it('ids tell no time: none of a response is of version 7', () => {
    expect(copies.responses.map(({ id }) => id[14]).filter((version) => version !== '4')).toEqual([]);
  });

  it('neither logs nor outbox nor journal hold a word of it, nor who sent it when', async () => {
    const everywhere = await Promise.all(
      ['outgoing_emails', 'audit_entries', 'idempotency_keys', 'settings'].map((table) =>
        read.query(`SELECT * FROM ${table}`),
      ),
    );
    const text = JSON.stringify(everywhere) + logged.join('\n');
    expect(text).not.toContain('avis-secret');
    const columns = await read.query<Record<string, unknown>>('SELECT * FROM questionnaire_invitations LIMIT 1');
    expect(Object.keys(columns[0]!).filter((name) => /_at$|time|date|rank|position|version$/.test(name))).toEqual([
      'token_version',
    ]);
    const stored = await read.query<Record<string, unknown>>('SELECT * FROM questionnaire_responses LIMIT 1');
    expect(Object.keys(stored[0]!).sort()).toEqual(
      ['anonymous', 'answers', 'facts', 'id', 'person_id', 'questionnaire_id', 'whole'].sort(),
    );
  });

  if (engine === 'sqlite') {
    it('while it is open, database and WAL hold no word in clear', () => {
      expect(openBytes.length).toBeGreaterThan(500_000);
      expect(openBytes.includes('avis-secret')).toBe(false);
      expect(fileBytes().includes('avis-secret')).toBe(true);
    });

    it('after the end, no envelope is left in free pages or in the log', () => {
      const now = fileBytes();
      expect(sealedSamples.map((sample) => openBytes.includes(sample))).toEqual(sealedSamples.map(() => true));
      expect(sealedSamples.map((sample) => now.includes(sample))).toEqual(sealedSamples.map(() => false));
    });
  }

  it('the database itself refuses an anonymous answer with a name, and a confidential one without', async () => {
    const insert = (anonymous: boolean, personId: string | null) =>
      get(UnitOfWork).run((tx) =>
        tx.execute(
          `INSERT INTO questionnaire_responses (id, questionnaire_id, anonymous, person_id, whole, facts, answers)
           VALUES (?, ?, ?, ?, ?, '{}', '[]')`,
          [crypto.randomUUID(), questionnaireId, anonymous, personId, true],
        ),
      );
    await expect(insert(true, 'somebody')).rejects.toThrow(/ck_questionnaire_responses_anonymous/);
    await expect(insert(false, null)).rejects.toThrow(/ck_questionnaire_responses_anonymous/);
  });
});
