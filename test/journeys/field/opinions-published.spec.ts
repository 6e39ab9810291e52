import { EVALUATION_LINK, linkSubject } from '../../../src/evaluations/domain/evaluation-link.js';
import { QuestionnaireQuery } from '../../../src/evaluations/queries/questionnaire.query.js';
import { InviteRespondents } from '../../../src/evaluations/use-cases/invite-respondents.js';
import { VerbatimsQuery } from '../../../src/evaluations/verbatims/queries/verbatims.query.js';
import { WorkOnVerbatim } from '../../../src/evaluations/verbatims/use-cases/work-on-verbatim.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { FormFiller, formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

const PEOPLE = 72;
const OTHERS = ['information', 'contenu', 'animation', 'rythme', 'equilibre', 'echanges', 'reemploi'];
const DESK = '/organiser/evenements/seminaire/evaluations';

describeOnEachEngine('opinions on the day, from the model to the public page', (engine) => {
  let tablee: TestApp;
  const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
  });
  afterAll(() => tablee.close());

  it('72 people answer by their own links, and everybody reads what came of it', async () => {
    const eventId = await givenEvent({ unitOfWork: get(UnitOfWork) });
    const people = await givenRegistrations(
      { unitOfWork: get(UnitOfWork) },
      eventId,
      Array.from({ length: PEOPLE }, (_, n) => ({ email: `personne.${n}@example.org` })),
    );
    const accountId = await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    const hand = new FormFiller(await loggedIn(tablee));
    await hand.open(DESK);
    await hand.send({ modele: 'hot' });
    await hand.send({}, { to: '/ouverture', button: { maintenant: 'oui' } });
    const { id } = (await get(QuestionnaireQuery).ofEvent(eventId))[0]!;
    await get(InviteRespondents).inviteDue();

    // 54 agree and recommend, 18 do not: exact figures at the end.
    const thanks = await Promise.all(
      people.map(async (person, place) => {
        const isPleased = place % 4 !== 0;
        const token = get(LinkTokens).token(EVALUATION_LINK, linkSubject(id, person.id), 1);
        return answered(new Visitor(tablee.url), `/evaluation/${token}`, {
          ...Object.fromEntries(OTHERS.map((key) => [`q.${key}`, '3'])),
          'q.organisation': isPleased ? '4' : '2',
          'q.recommandation': isPleased ? '9' : '5',
          'q.remarques':
            place < 6 ? (isPleased ? `Une belle journée, pour la raison ${place}` : `Trop court (${place})`) : '',
        });
      }),
    );
    expect(thanks.filter((text) => text.includes('Merci de votre avis'))).toHaveLength(PEOPLE);

    await hand.open(`${DESK}/${id}/cloture`);
    await hand.send({});
    const results = await hand.open(`${DESK}/${id}/resultats`);
    expect(results.text).toContain('72 réponses sur 72, soit 100 %');
    const welcome = results.text.slice(results.text.indexOf("L'organisation et l'accueil étaient bons"));
    expect(welcome.slice(0, 400)).toContain("75 % d'accord");
    expect(results.text).toContain('Recommanderiez-vous ce séminaire à un collègue ? +50');

    const publication = `${DESK}/publication`;
    const said = {
      [`q.${id}`]: 'oui',
      learnt: 'Les échanges comptent plus que les exposés.',
      changes: 'Des ateliers **plus longs**.',
      rule: 'Une phrase par thème.',
    };
    await choose(id, { accountId, name: 'Camille Verney' }, 'Une belle journée');
    await hand.open(publication);
    const refused = await hand.send(said, { button: { geste: 'publier' } });
    expect([refused.status, formOf(refused.html).fields['learnt']]).toEqual([422, said['learnt']]);
    expect((await new Visitor(tablee.url).get('/evenements/seminaire/evaluation')).status).toBe(404);
    await choose(id, { accountId, name: 'Camille Verney' }, 'Trop court');
    expect((await hand.send({}, { button: { geste: 'publier' } })).status).toBe(200);

    const page = await new Visitor(tablee.url).get('/evenements/seminaire/evaluation');
    expect(page.status).toBe(200);
    for (const text of ['72 réponses sur 72', 'Une belle journée', 'Trop court', 'plus longs', said['learnt']])
      expect(page.text).toContain(text);
    expect((await new Visitor(tablee.url).get('/evenements/seminaire')).html).toContain(
      '/evenements/seminaire/evaluation',
    );
  });

  /** Page after page, as a browser without script. @returns what the last page says. */
  async function answered(visitor: Visitor, path: string, typed: Record<string, string>): Promise<string> {
    let page = await visitor.get(path);
    for (let step = 0; step < 5 && page.html.includes('name="etape"'); step++) {
      const { action, fields } = formOf(page.html);
      page = await visitor.post(action, { ...fields, ...typed });
      if (page.status === 303) page = await visitor.get(page.location!);
    }
    return page.text;
  }

  /** Chooses the first text that begins so; one that begins with « Trop » is a critical one. */
  async function choose(id: string, actor: { accountId: string; name: string }, beginning: string): Promise<void> {
    const questionnaire = (await get(QuestionnaireQuery).byId(id))!;
    const { all } = await get(VerbatimsQuery).of(questionnaire);
    const verbatim = all.find(({ original }) => original.startsWith(beginning))!;
    const work = { ...verbatim.work, chosen: true, critical: beginning.startsWith('Trop') };
    await get(WorkOnVerbatim).execute(actor, questionnaire, verbatim, work);
  }
});
