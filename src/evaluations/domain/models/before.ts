import { asked, COOPERATION, option, said } from './parts.js';
import type { QuestionnaireModel } from './model.js';

/** Recueil des attentes: shown in plenary on the day. */
export const BEFORE: QuestionnaireModel = {
  moment: 'before',
  audience: 'registered',
  title: said('Vos attentes', 'Your expectations'),
  intro: said(
    'Vos réponses seront présentées en plénière, sans nom : elles servent à préparer la journée avec vous.',
    'Your answers will be shown in plenary, without names: they help to prepare the day with you.',
  ),
  steps: [said('Vos attentes', 'Your expectations')],
  questions: [
    asked('attentes', 'several', said('Que venez-vous chercher ?', 'What do you come for?'), {
      required: true,
      hint: said('Deux réponses au plus.', 'Two answers at most.'),
      max: 2,
      options: [
        option('rencontres', 'Rencontrer d’autres équipes', 'Meeting other teams'),
        option('exemples', 'Des exemples d’autres territoires', 'Examples from other territories'),
        option('methodes', 'Des méthodes et des outils', 'Methods and tools'),
        option('projet', 'Faire avancer un projet précis', 'Moving a project forward'),
        option('recul', 'Prendre du recul', 'Taking a step back'),
      ],
    }),
    asked(
      'cooperation',
      'choice',
      said('Où en est la coopération sur votre territoire ?', 'How far is cooperation in your territory?'),
      {
        required: true,
        options: COOPERATION,
      },
    ),
    asked('frein', 'short', said('Qu’est-ce qui la freine le plus ?', 'What holds it back most?'), {
      hint: said('Quelques mots. Ne citez pas de nom.', 'A few words. Please name nobody.'),
    }),
    asked(
      'question',
      'long',
      said('Quelle question aimeriez-vous voir traitée ?', 'Which question would you like to see discussed?'),
      {
        hint: said('Ne citez pas de nom.', 'Please name nobody.'),
      },
    ),
  ],
};
