import type { QuestionnaireModel } from './model.js';
import { agreed, asked, COOPERATION, onlyIf, option, said } from './parts.js';

/** À froid, three months after. */
export const COLD: QuestionnaireModel = {
  moment: 'cold',
  audience: 'registered',
  title: said('Trois mois après', 'Three months later'),
  intro: said('', ''),
  steps: [said('Mise en pratique', 'Putting into practice'), said('Votre territoire', 'Your territory')],
  questions: [
    asked(
      'mise-en-pratique',
      'choice',
      said('Avez-vous mis en pratique ce que vous avez appris ?', 'Have you put into practice what you learnt?'),
      {
        required: true,
        options: [
          option('oui', 'Oui', 'Yes'),
          option('en-partie', 'En partie', 'In part'),
          option('pas-encore', 'Pas encore', 'Not yet'),
          option('non', 'Non', 'No'),
        ],
      },
    ),
    asked('quoi', 'long', said('Qu’avez-vous mis en pratique ?', 'What have you put into practice?'), {
      hint: said('Ne citez pas de nom.', 'Please name nobody.'),
      condition: onlyIf('mise-en-pratique', 'oui', 'en-partie'),
    }),
    asked('freins', 'several', said('Qu’est-ce qui vous a freiné ?', 'What held you back?'), {
      condition: onlyIf('mise-en-pratique', 'en-partie', 'pas-encore', 'non'),
      options: [
        option('temps', 'Le manque de temps', 'Lack of time'),
        option('moyens', 'Le manque de moyens', 'Lack of means'),
        option('priorites', 'D’autres priorités', 'Other priorities'),
        option('adhesion', 'L’adhésion des équipes', 'The teams’ support'),
        option('elus', 'L’accord des élus', 'The elected members’ agreement'),
        option('sujet', 'Un sujet qui ne s’y prêtait pas', 'A subject that did not lend itself to it'),
      ],
    }),
    agreed('hierarchie', 'Ma hiérarchie m’a soutenu', 'My superiors supported me'),
    asked('contacts', 'choice', said('Avez-vous gardé des contacts ?', 'Have you kept contacts?'), {
      step: 1,
      required: true,
      options: [
        option('aucun', 'Aucun', 'None'),
        option('un-ou-deux', 'Un ou deux', 'One or two'),
        option('plus', 'Trois ou plus', 'Three or more'),
      ],
    }),
    agreed(
      'collectif',
      'Notre collectif de territoire a continué de travailler',
      'Our territory’s collective has gone on working',
      { step: 1 },
    ),
    asked(
      'cooperation',
      'choice',
      said('Où en est la coopération sur votre territoire ?', 'How far is cooperation in your territory?'),
      {
        step: 1,
        required: true,
        options: COOPERATION,
      },
    ),
    asked(
      'suite',
      'long',
      said('Qu’attendez-vous de la prochaine édition ?', 'What do you expect of the next edition?'),
      {
        step: 1,
        hint: said('Ne citez pas de nom.', 'Please name nobody.'),
      },
    ),
  ],
};
