import { anEvent } from '../../../test/support/builders/event.js';
import { aRegistration } from '../../../test/support/builders/registration.js';
import { Environment } from '../../platform/config/environment.js';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import type { NewMail } from '../../platform/mail/outgoing-mail.js';
import { Assets } from '../../platform/web/assets.js';
import { Templates } from '../../platform/web/templates.js';
import { exampleApproval } from '../approvals/domain/example-approval.js';
import { ApprovalEmails } from '../approvals/emails/approval-emails.js';
import { BY_AN_ORGANISER, FROM_A_LIST, type Introduction } from '../domain/introduction.js';
import type { RegistrationRecord, RegistrationStatus } from '../domain/registration.js';
import { RegistrationEmails } from './registration-emails.js';

const environment = new Environment({
  PUBLIC_URL: 'https://tablee.example.org',
  DATABASE_URL: 'sqlite:unused.sqlite',
  SECRET: 'x'.repeat(40),
});
const catalogues = new Catalogues();
const tokens = new LinkTokens(environment);
const templates = new Templates(catalogues, new Assets());
const emails = new RegistrationEmails(templates, catalogues, tokens, environment);
const approvals = new ApprovalEmails(templates, catalogues, tokens, environment);

const BY_A_COLLEAGUE: Introduction = { how: 'group', by: 'Claire Dupont, Sèvremoine (49),' };
const INSTEAD: Introduction = { how: 'instead', by: 'Ana Brossard' };

const plain = ({ text }: Pick<NewMail, 'text'>) => text.replace(/\s+/g, ' ').replaceAll('’', "'");

function mailTo(
  status: RegistrationStatus,
  introduction: Introduction | null,
  change: Partial<RegistrationRecord> = {},
) {
  const person = aRegistration({ status, waitingPosition: status === 'waiting' ? 3 : null, ...change });
  switch (status) {
    case 'waiting':
      return emails.waiting(person, anEvent(), undefined, undefined, introduction);
    case 'offered':
      return emails.offered(
        { ...person, decisionDueAt: Date.parse('2019-10-24T12:30:00Z') },
        anEvent(),
        undefined,
        introduction,
      );
    case 'pending':
      return approvals.recorded(person, anEvent(), exampleApproval(person, 0), introduction);
    default:
      return emails.confirmed(person, anEvent(), undefined, introduction);
  }
}

describe('somebody whom another person registered reads so first, in the mail of their state', () => {
  const states = ['confirmed', 'waiting', 'offered', 'pending'] as const;
  it.each(states)('%s', (status) => {
    for (const [introduction, lead, told] of [
      [BY_A_COLLEAGUE, 'Claire Dupont, Sèvremoine (49), nous a demandé de vous inscrire', 'et non par vous'],
      [FROM_A_LIST, "L'équipe d'organisation a fait cette inscription pour vous, à partir", 'et non de vous'],
      [BY_AN_ORGANISER, "L'équipe d'organisation a fait cette inscription pour vous.", 'ont été saisis par'],
      [INSTEAD, 'vous remplacez Ana Brossard', 'ont été saisis par'],
    ] as const) {
      const mail = mailTo(status, introduction);
      expect(plain(mail)).toContain(`Bonjour Maëlle Cesbron, ${lead}`.slice(0, 24));
      for (const words of [lead, told, 'Refusez cette inscription']) expect(plain(mail)).toContain(words);
      expect(mail.html).toMatch(/\/inscriptions\/[^"]+\/annuler"/);
      expect(mail.html.split('/annuler"')).toHaveLength(2);
    }
  });

  it.each(states)('%s: nobody else is told of another person', (status) => {
    const mail = mailTo(status, null);
    expect(plain(mail) + mail.html).not.toMatch(/Refusez cette inscription|nous a demandé|a fait cette inscription/);
  });

  it.each(states)('%s, in English', (status) => {
    const mail = mailTo(status, BY_A_COLLEAGUE, { locale: 'en' });
    expect(plain(mail)).toMatch(
      /Claire Dupont, Sèvremoine \(49\), asked us to register you .* Turn this registration down/,
    );
  });
});

it('says first who did it, and keeps ticket, calendar and link', () => {
  const mail = mailTo('confirmed', BY_A_COLLEAGUE);
  expect(plain(mail)).toMatch(
    /^Bonjour Maëlle Cesbron, Claire Dupont, Sèvremoine \(49\), nous a demandé de vous inscrire à cet événement\. Nous vous attendons\./,
  );
  expect(plain(mail)).not.toContain('Un empêchement');
  expect(mail.attachments?.map(({ filename }) => filename)).toEqual(['billet-7KQ4-M2XD.png', 'bloc-local-2019.ics']);
  expect(mail).toMatchObject({ kind: 'registration-confirmed', links: [{ purpose: 'registration' }] });
});

it('keeps one draft for all whom different people register', () => {
  const other = mailTo('confirmed', { how: 'group', by: 'Paul <b>Roux</b>,' });
  expect(plain(other)).toContain('Paul <b>Roux</b>, nous a demandé');
  expect(other.html).toContain('Paul &lt;b&gt;Roux&lt;/b&gt;, nous');
  expect(other.html + other.text).not.toContain('Claire Dupont');
});

it('stands beside the organisers’ own words', () => {
  const mailTexts = [
    { kind: 'registration-confirmed', locale: 'fr', version: 1, subject: null, opening: 'Bienvenue !', closing: null },
  ] as const;
  const mail = emails.confirmed(aRegistration(), anEvent({ mailTexts }), undefined, BY_A_COLLEAGUE);
  expect(plain(mail)).toMatch(/nous a demandé de vous inscrire à cet événement\. Bienvenue/);
});
