import type { Outcome } from '../../events/domain/event.js';

/** The press release of March 2022: what the working groups will explore, then how the day was told. */
export const PRESS_RELEASE_2022: readonly Outcome[] = [
  {
    title: 'Transition écologique des territoires',
    items: [
      'Le monitoring des paramètres environnementaux des territoires',
      "La construction et la formation de l'écosystème capable d'agir efficacement à l'échelon local, avec la production future d'un livre blanc",
      'Les finances publiques au service du développement durable',
    ],
  },
  {
    title: 'Innovation managériale',
    items: [
      'Le management hybride : comment anticiper les conséquences',
      "L'attractivité des métiers",
      'Le management agile',
    ],
  },
  {
    title: 'Maîtrise des risques',
    items: [
      "La souveraineté numérique/cybersécurité et son impact sur les risques psycho-sociaux, avec l'idée de livrer un Guide de bonnes pratiques et un outil d'évaluation",
    ],
  },
  {
    title: 'Retour sur les 1res Assises : un laboratoire d\'idées pour « Penser global et agir local »',
    items: [
      "Le SNDGCT accélère une nouvelle fois dans sa démarche d'innovation et a lancé, ce vendredi 25 mars, au siège de la SMACL à Niort, les 1res Assises de ses Partenariats des Savoirs®. Les objectifs du dispositif Partenariats des Savoirs® sont de croiser les visions et de créer des passerelles entre secteur privé, secteur public et domaine de la recherche, afin d'inventer de nouvelles manières de penser et d'agir dans les territoires.",
      "Ayant pour thème « Voir loin, agir ensemble », cette première édition s'est révélée être un véritable laboratoire d'idées, avec la volonté de réunir tous les acteurs et institutions qui participent depuis 4 ans au dispositif des Partenariats des Savoirs®. Instances dirigeantes du SNDGCT, entreprises privées, start-up, universitaires, contributeurs…, une grande diversité d'acteurs qui convergent vers des valeurs communes d'intérêt général au service des habitants des territoires.",
      "Toujours dans une démarche de co-construction, ce colloque a été pensé pour imaginer collectivement l'évolution du dispositif et son adaptation aux enjeux si prégnants que les territoires doivent relever : transition écologique, innovation managériale, maîtrise des risques. Il a aussi été l'occasion de présenter la nouvelle identité visuelle. La journée a été animée par Yannick Piquet-Bonfils, Directrice associée chez Duranton Consultants.",
      "« La période est difficile mais passionnante tant nos capacités réciproques d'innovation, de création, peuvent être sources de solutions si nous donnons résolument du sens et surtout des valeurs à nos actions communes. » Jacky Benhamou, Vice-Président National du SNDGCT en charge des Partenariats des Savoirs®",
      "« Une journée de travail et de convivialité riche en créativité : les collectivités locales n'ont pas peur de sortir des sentiers battus pour innover et surprendre. C'est toute la dimension des Partenariats des Savoirs®. Le format participatif de cette première édition des Assises nous aura permis de déterminer les prochains sujets des travaux qui seront explorés dans les différents groupes de travail. » Xavier Boivert, Copilote des Partenariats des Savoirs®",
      'Le ton est donné : ces Assises ont été également l\'occasion de lever le voile sur l\'identité visuelle qui accompagnera désormais le dispositif. Une création qui reflète le « travailler ensemble », ouvert aux sphères privée, publique et universitaire, symbolisées par les trois visages.',
    ],
  },
];
