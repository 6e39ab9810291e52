import type { QuestionnaireModel } from './model.js';
import { agreed, asked, said } from './parts.js';

/** Those who ran the ateliers have a questionnaire of their own. */
export const FACILITATORS: QuestionnaireModel = {
  moment: 'hot',
  audience: 'facilitators',
  title: said('Votre avis d’animateur ou d’animatrice', 'Your opinion as a facilitator'),
  intro: said('', ''),
  steps: [said('Votre atelier', 'Your workshop')],
  questions: [
    agreed('preparation', 'La préparation en amont était suffisante', 'The preparation beforehand was sufficient'),
    agreed('salle', 'La salle et le matériel convenaient', 'Room and material were suitable'),
    agreed('participation', 'Les participants ont pris part', 'The participants took part'),
    agreed('temps', 'Le temps suffisait', 'There was enough time'),
    agreed('binome', 'Le travail en binôme s’est bien passé', 'Working in pairs went well'),
    asked('garder', 'long', said('Qu’est-ce qu’il faut garder ?', 'What should be kept?')),
    asked('changer', 'long', said('Qu’est-ce qu’il faut changer ?', 'What should be changed?')),
  ],
};
