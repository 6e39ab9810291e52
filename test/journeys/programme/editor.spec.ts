import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { DraftQuery } from '../../../src/programme/queries/draft.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';
import { editorForms, type EditorForms, formFields } from './editor-forms.js';

describeOnEachEngine('the programme editor', (engine) => {
  let tablee: TestApp;
  let camille: Visitor;
  let sophie: Visitor;
  let number = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    await givenOrganiser(tablee);
    await givenOrganiser(tablee, { email: 'sophie.garnaud@example.org', name: 'Sophie Garnaud' });
    camille = await loggedIn(tablee);
    sophie = await loggedIn(tablee, 'sophie.garnaud@example.org');
  });
  afterAll(() => tablee.close());

  /** An event of both organisers, with these sessions in its draft. */
  async function anEditor(
    ...lines: readonly string[]
  ): Promise<{ editor: EditorForms; other: EditorForms; id: string }> {
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const slug = `evenement-${++number}`;
    const id = await givenEvent({ unitOfWork }, { slug, code: `CODE ${number}`, title: `Titre ${number}` });
    await unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO event_roles (event_id, account_id, role) SELECT ?, id, 'organisateur' FROM organiser_accounts`,
        [id],
      ),
    );
    const editor = editorForms(camille, slug);
    for (const line of lines) {
      const [title = '', start = '', end = ''] = line.split(' ');
      expect((await editor.add({ title, start, end })).status).toBe(303);
    }
    return { editor, other: editorForms(sophie, slug), id };
  }
  const draftOf = (id: string) => tablee.app.get(DraftQuery, { strict: false }).of(id);
  const hoursOf = async (id: string) =>
    (await draftOf(id)).sessions.map(({ title, start, end }) => `${title} ${start ?? ''}-${end ?? ''}`);

  it('sends a form that cannot be kept back with everything typed, and the error first', async () => {
    const { editor } = await anEditor();
    const typed = { title: 'Conférence <b>', start: '25 h', end: '10h30', speakers: 'Jérôme GROLLEAU, sociologue' };
    const answer = await editor.add({ ...typed, newTracks: 'Un\nDeux', kind: 'ateliers' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Saisissez une heure, par exemple 9 h 15');
    expect(answer.html).toContain('href="#start"');
    expect(formFields(answer.html)).toMatchObject({ ...typed, newTracks: 'Un\nDeux', kind: 'ateliers' });
    expect(await editor.titles()).toEqual([]);
  });

  it('moves, shifts and copies, and undoes each of it', async () => {
    const { editor, id } = await anEditor('A 9h 10h', 'B 10h 11h', 'C 11h 12h');
    const act = async (path: string, fields: Record<string, string>) => {
      const { html } = await camille.get(editor.desk);
      return camille.post(`${editor.desk}/${path}`, { ...editor.hidden(html), ...fields });
    };
    const b = await editor.idOf('B');
    await act('deplacements', { move: `up ${b}` });
    expect(await editor.titles()).toEqual(['B', 'A', 'C']);
    await act('corrections', { fix: 'action=sort-day&day=2090-11-15' });
    expect(await editor.titles()).toEqual(['A', 'B', 'C']);
    await act(`seances/${b}/decalage`, { minutes: '15', do: 'later' });
    expect(await hoursOf(id)).toEqual(['A 09:00-10:00', 'B 10:15-11:15', 'C 11:15-12:15']);
    await act(`seances/${b}/copie`, {});
    await act('deplacements', { move: `to ${b}`, day: '2090-11-15', before: '' });
    expect(await editor.titles()).toEqual(['A', 'B', 'C', 'B']);

    const refused = await act(`seances/${b}/decalage`, { minutes: '720', do: 'later' });
    expect([refused.status, refused.text.includes('au-delà de minuit')]).toEqual([303, false]);
    await act('annulation', { do: 'undo' });
    const late = await act(`seances/${await editor.idOf('C')}/decalage`, { minutes: '720', do: 'later' });
    expect([late.status, late.text.includes('au-delà de minuit')]).toEqual([422, true]);

    for (let step = 0; step < 4; step++) await act('annulation', { do: 'undo' });
    expect(await hoursOf(id)).toEqual(['B 10:00-11:00', 'A 09:00-10:00', 'C 11:00-12:00']);
    await act('annulation', { do: 'undo' });
    await act('annulation', { do: 'redo' });
    expect(await editor.titles()).toEqual(['B', 'A', 'C']);
    for (let step = 0; step < 4; step++) await act('annulation', { do: 'undo' });
    expect(await editor.titles()).toEqual([]);
    const none = await act('annulation', { do: 'undo' });
    expect([none.status, none.text.includes('Il ne reste rien à annuler')]).toEqual([422, true]);
    await act('annulation', { do: 'redo' });
    await editor.add({ title: 'D', start: '14h' });
    expect((await draftOf(id)).redo).toBeNull();
  });

  it('tells what to check, and settles it in one click', async () => {
    const { editor, id } = await anEditor('A 9h 10h', 'B 10h30 11h30');
    const { html, text } = await camille.get(editor.desk);
    expect(text).toContain('Rien de prévu de 10 h à 10 h 30.');
    const fix = /name="fix" value="([^"]*insert-break[^"]*)"/
      .exec(html)![1]!
      .replaceAll('&amp;', '&')
      .replaceAll('&#x3D;', '=');
    await camille.post(`${editor.desk}/corrections`, { ...editor.hidden(html), fix });
    expect(await hoursOf(id)).toEqual(['A 09:00-10:00', 'Pause 10:00-10:30', 'B 10:30-11:30']);
    expect((await camille.get(editor.desk)).text).not.toContain('à vérifier');
  });

  describe('two organisers at once', () => {
    it('on different sessions: both changes are kept, and nobody is asked', async () => {
      const { editor, other, id } = await anEditor('A 9h 10h', 'B 10h 11h');
      const mine = await editor.opened('A');
      await other.edit('B', { title: 'B de Sophie' });
      await other.add({ title: 'C', start: '11h' });
      const answer = await camille.post(`${editor.desk}/seances/${await editor.idOf('A')}`, {
        ...mine,
        title: 'A de Camille',
        do: 'save',
      });
      expect(answer.status).toBe(303);
      expect((await draftOf(id)).sessions.map(({ title }) => title)).toEqual(['A de Camille', 'B de Sophie', 'C']);
    });

    it('on the same session: a page shows both, everything typed stays, and one chooses', async () => {
      const { editor, other, id } = await anEditor('A 9h 10h', 'B 10h 11h');
      const a = await editor.idOf('A');
      const mine = { ...(await editor.opened('A')), title: 'A de Camille', room: 'Amphithéâtre', do: 'save' };
      await other.edit('A', { title: 'A de Sophie', end: '10h15' });
      const asked = await camille.post(`${editor.desk}/seances/${a}`, mine);
      expect(asked.status).toBe(409);
      for (const words of [
        'Deux versions de la même séquence',
        'A de Camille',
        'Amphithéâtre',
        'A de Sophie',
        '10 h 15',
      ])
        expect(asked.text).toContain(words);
      expect((await draftOf(id)).sessions[0]).toMatchObject({ title: 'A de Sophie', end: '10:15' });

      const chosen = hiddenFields(asked.html);
      expect(chosen).toMatchObject({ title: 'A de Camille', room: 'Amphithéâtre' });
      // Meanwhile a third version: what was chosen against the second is asked about again.
      await other.edit('A de Sophie', { title: 'A encore' });
      const again = await camille.post(`${editor.desk}/seances/${a}`, { ...chosen, [`choice-${a}`]: 'mine' });
      expect([again.status, again.text.includes('A encore')]).toEqual([409, true]);
      const kept = await camille.post(`${editor.desk}/seances/${a}`, {
        ...hiddenFields(again.html),
        [`choice-${a}`]: 'mine',
      });
      expect(kept.status).toBe(303);
      expect((await draftOf(id)).sessions[0]).toMatchObject({
        title: 'A de Camille',
        room: 'Amphithéâtre',
        end: '10:00',
      });
    });

    it('one removes what the other edits: nothing is lost before somebody chooses', async () => {
      const { editor, other, id } = await anEditor('A 9h 10h', 'B 10h 11h');
      const a = await editor.idOf('A');
      const mine = { ...(await editor.opened('A')), title: 'A de Camille', do: 'save' };
      await other.remove('A');
      const asked = await camille.post(`${editor.desk}/seances/${a}`, mine);
      expect([asked.status, asked.text.includes('Séquence supprimée')]).toEqual([409, true]);
      await camille.post(`${editor.desk}/seances/${a}`, { ...hiddenFields(asked.html), [`choice-${a}`]: 'mine' });
      expect((await draftOf(id)).sessions.map(({ title }) => title)).toEqual(['A de Camille', 'B']);
    });

    it('saving at the same instant: every session is there', async () => {
      const { editor, other, id } = await anEditor('A 9h 10h');
      const [one, two] = await Promise.all([
        camille.get(`${editor.desk}?ajouter=fin`),
        sophie.get(`${other.desk}?ajouter=fin`),
      ]);
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => {
          const [visitor, page] = index % 2 === 0 ? [camille, one] : [sophie, two];
          const fields = { ...formFields(page.html), title: `S${index}`, start: `1${index} h`, end: '', do: 'save' };
          return visitor.post(`${editor.desk}/seances`, fields);
        }),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
      const { sessions, version } = await draftOf(id);
      expect(sessions.map(({ title }) => title)).toEqual(['A', 'S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7']);
      expect(version).toBe(9);
    });
  });

  it('keeps fifty changes to go back to', async () => {
    const { editor, id } = await anEditor('A 9h');
    for (let round = 0; round < 53; round++) await editor.edit('A', { room: `Salle ${round}` });
    const rows = await tablee.app
      .get(UnitOfWork, { strict: false })
      .run((tx) => tx.query('SELECT version FROM programme_revisions WHERE event_id = ?', [id]));
    expect(rows).toHaveLength(51);
  });

  it('takes the programme of another event over, on its own days, and gives it up again', async () => {
    const { editor: from } = await anEditor('Café 8h30 9h', 'Conférence 9h15 10h30');
    const { editor, id } = await anEditor('Brouillon 9h');
    const { html } = await camille.get(`${editor.desk}/reprise`);
    const wrong = await camille.post(`${editor.desk}/reprise`, { ...editor.hidden(html), event: 'inconnu' });
    expect(wrong.status).toBe(422);
    const event = from.desk.split('/')[3]!;
    expect((await camille.post(`${editor.desk}/reprise`, { ...editor.hidden(html), event })).status).toBe(303);
    expect(await hoursOf(id)).toEqual(['Café 08:30-09:00', 'Conférence 09:15-10:30']);
    const page = await camille.get(editor.desk);
    await camille.post(`${editor.desk}/annulation`, { ...editor.hidden(page.html), do: 'undo' });
    expect(await hoursOf(id)).toEqual(['Brouillon 09:00-']);
  });

  it('knows the people named, and joins two spellings without touching what is printed', async () => {
    const { editor, id } = await anEditor();
    await editor.add({ title: 'Lettre', start: '9h', speakers: 'Jérôme GROLEAU, sociologue' });
    await editor.add({ title: 'Synthèse', start: '10h', speakers: 'M. Jérôme GROLLEAU\nCNFPT' });
    await editor.add({ title: 'Fin', start: '11h', speakers: 'Jérôme GROLLEAU' });
    const people = `${editor.desk}/personnes`;
    expect((await camille.get(people)).text).toContain('Réunir sous « Jérôme GROLLEAU »');
    expect((await camille.get(people)).text).not.toContain('CNFPT');
    const { html } = await camille.get(people);
    const merge = (spelling: string, name: string) =>
      camille.post(`${people}/fusions`, { ...editor.hidden(html), spelling, name });
    expect((await merge('Jérôme GROLEAU', 'Jérôme GROLEAU')).status).toBe(422);
    expect((await merge('Jérôme GROLEAU', 'Yannis CAMUS')).status).toBe(422);
    expect((await merge('Jérôme GROLEAU', 'Jérôme GROLLEAU')).status).toBe(303);
    const joined = await camille.get(people);
    expect(joined.text).toContain('aussi imprimé : Jérôme GROLEAU');
    expect(joined.text).not.toContain('Sans doute la même personne');
    expect((await draftOf(id)).sessions[0]!.speakers).toEqual([{ name: 'Jérôme GROLEAU', role: 'sociologue' }]);
    await camille.post(`${people}/fusions/annulation`, { ...editor.hidden(joined.html), spelling: 'Jérôme GROLEAU' });
    expect((await camille.get(people)).text).toContain('Sans doute la même personne');
  });
});

function hiddenFields(html: string): Record<string, string> {
  const form = /<form class="mt3"[\s\S]*?<\/form>/.exec(html)![0];
  return formFields(form.replace('class="mt3"', 'class="ed-form"').replace(/<input type="radio"[^>]*>/g, ''));
}
