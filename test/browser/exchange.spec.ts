import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { type House, openHouse, SEMINAR, submit } from './house.js';
import { look, type Person, visitorOf } from './look.js';

jest.setTimeout(90_000);

const EXCHANGE = `/organiser${SEMINAR}/programme/echanges`;
const BUTTON = 'main form[enctype] button[type=submit]';

describe('programmes that come and go, in a browser', () => {
  let house: House;
  let person: Person;

  beforeAll(async () => {
    house = await openHouse();
    person = await visitorOf(house);
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  const expectGood = async (name: string, ...expected: string[]) => {
    expect([name, ...(await look(person, name))]).toEqual([name, ...expected]);
  };
  const fileOf = (name: string, text: string): string => {
    const file = join(tmpdir(), name);
    writeFileSync(file, text);
    return file;
  };

  it('the data of an event in its page is read, runs nothing, and breaks no rule of the page', async () => {
    const title = 'Coopérer </script><script>window.ran = true</script>';
    await house.change("UPDATE events SET title = ?, version = version + 1 WHERE slug = 'seminaire-bloc-local-2018'", [
      title,
    ]);
    await person.page.addInitScript(
      'addEventListener("securitypolicyviolation", ({ violatedDirective }) => (window.broken ??= []).push(violatedDirective))',
    );
    await person.go('/evenements/seminaire-bloc-local-2018');
    const seen = await person.page.evaluate(`({
      data: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent),
      ran: window.ran ?? false,
      broken: window.broken ?? [],
    })`);
    expect(seen).toMatchObject({ data: { '@type': 'Event', name: title }, ran: false, broken: [] });
    expect(person.complaints.splice(0)).toEqual([]);
  });

  it("schedule.xml is read by the browser's own XML reader as it is by ours", async () => {
    await person.go('/evenements/assises-niort-2022');
    const read = await person.page
      .evaluate(`fetch('/evenements/assises-niort-2022/schedule.xml').then((answer) => answer.text()).then((text) => {
      const file = new DOMParser().parseFromString(text, 'text/xml');
      return {
        errors: file.querySelectorAll('parsererror').length,
        days: [...file.querySelectorAll('day')].map((day) => day.getAttribute('date')),
        events: file.querySelectorAll('event').length,
        first: file.querySelector('event > date').textContent,
      };
    })`);
    expect(read).toEqual({
      errors: 0,
      days: ['2022-03-24', '2022-03-25'],
      events: 15,
      first: '2022-03-24T18:00:00+01:00',
    });
  });

  it('all editions of a series', async () => {
    await person.go('/series/seminaire-des-directions-du-bloc-local');
    await expectGood('series');
  });

  it('the page of exchanges, a file refused, a file shown, and taken', async () => {
    await person.go(await house.loginLink());
    await submit(person.page);
    await person.go(EXCHANGE);
    await expectGood('exchange');
    await person.page.setInputFiles(
      '#fichier',
      fileOf('refused.csv', 'Jour;Début;Titre\n15/11/2019;25h;a\n31/02/2019;9h;\n'),
    );
    await person.page.click(BUTTON);
    expect(await person.page.evaluate('document.activeElement.matches("[data-errors]")')).toBe(true);
    // The browser itself notes the answer's 422.
    person.complaints.splice(0);
    await expectGood('exchange-refused');
    await person.page.setInputFiles(
      '#fichier',
      fileOf(
        'taken.csv',
        'Jour;Début;Fin;Titre;Lieu\n15/11/2019;8h30;9h;Café d’accueil;\n15/11/2019;9h15;;Conférence;Salle des fêtes\n16/11/2019;9h;;Suite;\n',
      ),
    );
    await person.page.click(BUTTON);
    await expectGood('exchange-preview');
    await person.page.click(BUTTON);
    expect(new URL(person.page.url()).pathname).toBe(`/organiser${SEMINAR}/programme`);
    expect(await person.page.textContent('main')).toContain('Import de taken.csv');
  });
});
