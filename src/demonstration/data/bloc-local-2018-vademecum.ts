import type { Outcome } from '../../events/domain/event.js';

/** The vademecum of the day, by rubric, in its own words; evident slips of its typing (« Co-cir ») are mended. */
export const VADEMECUM_2018: readonly Outcome[] = [
  {
    title: 'Tout bouge !',
    items: [
      "Si l'intercommunalité fait depuis longtemps partie de l'histoire de ce territoire, elle n'en doit pas moins faire face à une situation inédite.",
      'Les réorganisations comme les transferts de compétences et de personnels ont franchi un seuil significatif. Cette bascule a fait entrer le bloc local dans une zone de fortes turbulences : fusions, structures instables et en mouvement permanent.',
      "L'idée d'un Co-dir de territoire est tout autant le fruit que la chambre d'écho de ces mouvements multiples et chaotiques.",
      "Et pourtant, une forte dynamique adaptative est à l'œuvre : des savoir-faire qui s'élaborent, des dispositifs qui s'expérimentent, des organisations qui s'inventent et se mettent en place.",
    ],
  },
  {
    title: 'Le Co-dir de territoire : une « alchimie » locale en quête de légitimité',
    items: [
      'Accepter une réalité dynamique, parce qu\'historique. Elle n\'est jamais potentiellement figée. En un mot, c\'est rarement plié !',
      "Raisonner en termes de processus de maturation. Le concevoir comme processus d'auto-organisation et d'engendrement progressif.",
      "Ne pas se comparer, mais s'inspirer ! Ici plus qu'ailleurs, pas de recettes importables, mais que des échanges inspirants.",
      "Contextualiser les attitudes personnelles. C'est aussi une affaire de personnes disions-nous. Mais faisons en sorte que ce ne soit pas qu'une affaire de personnes.",
      "Une question récurrente, quelle légitimité ? Celle qui vous serait donnée par l'autorité politique, mais aussi celle qui est en germe dans votre rôle même. L'interdépendance de fait légitime le Co-dir de territoire.",
    ],
  },
  {
    title: 'Pour quoi faire ? 1. Une fonction relationnelle',
    items: [
      "Se connaître mutuellement : ce que l'on fait, ses enjeux, ses difficultés, ses projets. C'est le gage d'une coopération possible.",
      "Sortir de l'isolement, renforcer l'entre pairs, respirer, s'oxygéner à leur contact.",
      "Être un collectif de ressources mutuelles. Connaissances, expériences : chacun et chacune est une ressource pour l'autre.",
      "Mais aussi au-delà, décloisonner, sortir du chacun chez soi, ou d'une stricte relation de prestation de services, sans quoi les coopérations resteraient trop limitées.",
    ],
  },
  {
    title: 'Pour quoi faire ? 2. Une fonction opérationnelle',
    items: [
      "S'informer de manière ascendante/descendante.",
      'Préparer les décisions, les dossiers notamment pour la conférence des maires.',
      "Sécuriser l'action : déminer, désamorcer.",
      'Travailler les dossiers en amont : échanger, discuter, pouvoir être force de proposition.',
      "Suivre et réguler l'action, se coordonner.",
      'Trouver des solutions collectives et ainsi coopérer.',
      'Porter des projets transversaux ou communs.',
    ],
  },
  {
    title: 'Pour quoi faire ? 3. Une fonction organisationnelle',
    items: [
      'Piloter le schéma de mutualisation, le faire évoluer, le réajuster (répartition des compétences…).',
      'Harmoniser des pratiques, des procédures, des outils, avec discernement.',
      'Diffuser de nouvelles méthodes : design de services, GRC, méthode agile, pilotage par projets…',
      'Nommer des pilotes, construire des réseaux.',
      "Mettre en place les dispositifs favorisant l'éclosion d'une organisation apprenante.",
      "Communiquer en interne, éviter les crispations et développer la culture de l'inter-territorialité.",
    ],
  },
  {
    title: 'Pour quoi faire ? 4. Une fonction institutionnelle',
    items: [
      "Construire une légitimité de territoire et d'institution : pour les usagers, les services, les élus. En accompagnant le projet de territoire.",
      "Consolider l'expertise du bloc local.",
      "Assister les élus dans la clarification du niveau d'intégration du bloc local envisageable et les places respectives de chacun.",
      "Renforcer la capacité d'action du bloc local et de la puissance publique, en période de fortes contraintes financières.",
      'Développer les liens extérieurs : autres collectivités, opérateurs des flux…',
    ],
  },
  {
    title: 'Avec qui ?',
    items: [
      "Tel que vous l'avez décrit, il rassemble avant tout les dirigeants des administrations des diverses collectivités (DGS, secrétaire de mairie).",
      "Une pluralité des compositions : DGS Interco/DGS communes ou secrétaire des mairies. Chacun et chacune est ici « polyphonique ».",
      'Une diversité des modalités relationnelles : Interco/communes, Communes/Communes, Communes/services communs, Communes/services mutualisés…',
      'Et dans certains cas, différentes strates de Co-dir : une strate plus stratégique (conférence des DGS), une strate plus opérationnelle constituée de comités techniques territorialisés.',
      "Développer une culture du lien : il est « réseau parmi les réseaux ».",
      "Renforcer la place de l'utilisateur : « L'utilisateur est un levier pour dépasser nos compétences respectives ».",
    ],
  },
  {
    title: 'Ce qui vient freiner, ce sur quoi vous butez',
    items: [
      'Les logiques de pouvoir',
      'Les sensibilités des « Egos »',
      "Les différentiels d'attentes",
      "L'immaturation de certains territoires ou communes",
      'La déstabilisation intense (sentiment de dépossession des petites communes et de leurs maires, en insécurité existentielle)',
      "L'instabilité institutionnelle ou les changements politiques qui viennent ralentir voire casser une dynamique préalable",
      "L'absence de projet de territoire",
      'Le temps à consacrer à la coopération',
      'Une interco tournée sur elle-même et la construction de son organisation ou ses projets',
      'Le nombre, la taille',
      'Le fossé entre petites communes et Interco',
      "Les différentiels d'attentes et d'expertise (ressentis parfois comme du mépris)",
      'La force de la verticalité et de la culture hiérarchique',
      'Les contraintes budgétaires',
      'Et bien évidemment le manque de volonté des élus',
    ],
  },
  {
    title: 'Ce qui facilite et peut faire levier',
    items: [
      'Bâtir le cadre de référence du Co-dir de territoire',
      'Se doter d\'une charte de fonctionnement : qui vient ? quelle fréquence ? quel(s) lieux ? Mais aussi formaliser un contrat moral, source de confiance.',
      'Régulièrement, procéder à un temps réflexif : opération « miroir »',
      "L'intelligence collective est en premier lieu un acte individuel. Et surtout, faire confiance a priori.",
      "La circulation de l'information et la transparence : l'information, c'est plus que l'information, c'est un liant, un fluide de la relation.",
      "L'animation de la réunion du Co-dir : de la régularité et de la fréquence !",
      "La production : créer une histoire commune, c'est faire et produire, ensemble.",
      'La formalisation : contrat, pacte, charte… des constructeurs de confiance. Procédures, méthodes, outils… des constructeurs de compétences.',
      'La dissémination : la force motrice du Co-dir se nourrira de sa capacité à produire des liens coopératifs, au-delà du Co-dir.',
    ],
  },
  {
    title: 'Une quadruple opportunité pour agir',
    items: [
      "La transformation numérique qui permet d'agir sur trois dimensions clefs : l'efficience, les relations, le service aux usagers.",
      "La future échéance électorale : s'y préparer et préparer les élus actuels ou à venir, aux enjeux comme aux fonctionnements à mettre en œuvre au regard des expériences passées.",
      "Les attentes des usagers d'un renouveau démocratique plus en phase avec leur vie quotidienne.",
      "Les attentes d'un bon nombre d'agents d'un renouveau des modes de fonctionnement.",
    ],
  },
  {
    title: 'Ce que disent les évaluations',
    items: [
      "« Ce séminaire a permis de confronter des expériences sur différents territoires et d'appréhender différentes pratiques susceptibles d'être mises en œuvre »",
      '« Je repars avec des idées, des contacts et de la motivation. »',
      "« Une organisation intéressante par la formule et par les échanges qui se tiennent entre les intervenants et les personnes venues assister à la séance »",
      "« Binôme DG Intervenant/Animateur très pertinent, pour pouvoir partir d'une situation concrète réelle »",
      '« Les témoignages étaient intéressants et un très bon point de départ aux discussions »',
      'Une proposition pour 2019 ? « poursuivre dans le même esprit »',
    ],
  },
  {
    title: 'Et après ?',
    items: [
      "Prolonger l'expérience dans vos territoires avec l'accompagnement du CNFPT : service relation avec les territoires de la délégation.",
      'Les E-Communautés thématiques : « Management public territorial », « Innovation publique », « Coopérations et dynamiques des territoires », « Secrétaires de mairie ».',
      "À l'INSET d'Angers, des offres en management, notamment « Prise de fonction DGS/DGA », « Le développement de l'innovation managériale », « Gouvernance locale et proximité »…",
      'Se former à distance avec le MOOC Innovation publique : démarrage le 18 mars 2019.',
      "L'édition 2019 des universités européennes de l'innovation publique territoriale : Orléans, les 9-10-11 juillet.",
      'Et bien sûr, un prochain séminaire avec vous en 2019 !!',
    ],
  },
];
