import type { QuestionnaireModel } from './model.js';
import { agreed, asked, said } from './parts.js';

const NAME_NOBODY = said('Ne citez pas de nom.', 'Please name nobody.');

/** À chaud, in session: twelve items at most. */
export const HOT: QuestionnaireModel = {
  moment: 'hot',
  audience: 'registered',
  title: said('Votre avis sur la journée', 'Your opinion on the day'),
  intro: said('', ''),
  steps: [said('La journée', 'The day'), said('Les ateliers', 'The workshops'), said('Et après', 'And after')],
  questions: [
    agreed('organisation', 'L’organisation et l’accueil étaient bons', 'Organisation and welcome were good'),
    agreed(
      'information',
      'L’information reçue avant la journée était suffisante',
      'The information before the day was sufficient',
    ),
    agreed('contenu', 'Les contenus ont répondu à mes attentes', 'The contents met my expectations'),
    agreed('animation', 'L’animation m’a permis de prendre part', 'The facilitation let me take part'),
    agreed('rythme', 'Le rythme de la journée me convenait', 'The pace of the day suited me'),
    agreed('equilibre', 'Plénières et ateliers étaient bien équilibrés', 'Plenaries and workshops were well balanced'),
    agreed('atelier-utile', 'Cet atelier m’a été utile', 'This workshop was useful to me', {
      step: 1,
      scope: 'atelier',
    }),
    agreed('echanges', 'J’ai rencontré des personnes que je ne connaissais pas', 'I met people whom I did not know', {
      step: 1,
    }),
    agreed('reemploi', 'Je pourrai réutiliser ce que j’ai appris', 'I can use what I learnt at work', { step: 2 }),
    asked('action', 'short', said('Une action que vous pensez engager', 'One action you think of starting'), {
      step: 2,
      hint: said('Quelques mots.', 'A few words.'),
    }),
    asked(
      'recommandation',
      'recommendation',
      said('Recommanderiez-vous ce séminaire à un collègue ?', 'Would you recommend this seminar to a colleague?'),
      {
        step: 2,
        required: true,
      },
    ),
    asked('remarques', 'long', said('Points forts, points à améliorer', 'Strong points, points to improve'), {
      step: 2,
      hint: NAME_NOBODY,
    }),
  ],
};
