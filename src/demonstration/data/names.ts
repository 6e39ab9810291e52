const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

/** Given names as a French administration of today bears them. */
export const GIVEN_NAMES = words(`
Tanguy, Nolwenn, Aurélie, Karim, Solène, Mathilde, Yannick, Fatou, Gwenaël, Hélène, Samira, Benoît, Thi-Mai, Ronan,
Clémence, Abdoulaye, Josiane, Erwan, Inès, Laurent, Maëlle, Rachid, Bérengère, Christophe, Leïla, Loïc, Marie-Noëlle,
Ousmane, Pauline, Quentin, Soizic, Thierry, Valentine, Wassim, Xavière, Yves-Marie, Zoé, Amandine, Bruno, Chantal,
Damien, Élodie, Fabrice, Ghislaine, Hakim, Isabelle, Jérémie, Kadiatou, Ludivine, Mickaël, Nadège, Océane, Patrice,
Raphaëlle, Sébastien, Tiphaine, Ulysse, Véronique, Wilfried, Yasmina, Anaïs, Baptiste, Corentin, Delphine, Émeline,
Florian, Gaëlle, Hugues, Ivan, Joël, Katell, Lénaïg, Malika, Nicolas, Odile, Philippe, Romane, Sandrine, Théophile,
Virginie, Youssef, Agathe, Bastien, Carole, Dimitri, Estelle, Franck, Gisèle, Honorine, Idriss, Juliette, Kévin, Lucile,
Marc-Antoine, Noémie, Olivier, Priscilla`);

/** Family names from the Loire to the Durance and from farther away; no pair with a given name is meant to be anyone. */
export const FAMILY_NAMES = words(`
Rivereau, Loizeau, Kerhervé, Bretaudeau, Ancelin, Benchekroun, Le Goaziou, Diallo-Martin, Chauvière, Pasquereau,
Nguyen Van Loc, Guilloteau, Ferrandiz, Boisdron, Ramdani, Audouin, Tessereau, Marchand-Roux, Okonjo, Grimault,
Le Bihannic, Pineau-Vallin, Sabatier-Roche, Haddadi, Gaborieau, Vincendeau, da Conceição, Thibaudeau, Chesnel,
Lemoigne, Bouanani, Raimbault, Charrier-Jouin, Mercadier, Sissoko, Hervouet, Brochard, Delahaye-Pons, Zawadzki,
Cormerais, Auneau, Tran-Dinh, Papineau, Gourmaud, Belkacemi, Fonteneau, Landrin, Peyronnard, Courtecuisse, Mbaye,
Guérineau, Blandin, Soulard-Petit, Azoulay, Rigaudeau, Trichereau, Castelain, Baudouin-Leray, Ouattara, Pichonneau,
Jaunasse, Lecomte-Huet, Ferreira-Neves, Barreteau, Gendronneau, Saïdi, Louineau, Maillochon, Coquereau, Toussenel,
Bazoge, Hamdaoui, Retourné, Voisinne, Chardonnereau, Kowalczyk, Manceau-Rey, Grellier-Tual, Diarra, Bourrigaud,
Poirier-Savin, Lhommeau, Achour, Guittonneau, Ménoret, Roussière, Estève-Blanc, Boutoleau, Cheikh, Pelletreau,
Orieux, Favreau-Linh, Montassier, Traineau, Gallardo, Bidaudeau, Kerdoncuff, Charbonnel-Ruiz, Ndoye, Rabouin,
Sarrazin-Bec, Lucas-Piveteau, Hachem, Barbarit, Mauxion, Terrien-Fall, Quéméneur, Brillouet, Santini-Vial, Godineau,
Bouhired, Chaigneau-Roy, Plessis-Mahé, Gauducheau, Vasseur-Amar, Drapeau-Colin, Ezzine, Hardouineau, Marsollier, Pons-Aubert,
Cissokho, Rocheteau, Bellanger-Foix, Tiercelin, Oumarou, Gasnier-Duval, Perraudeau, Lamoureux-Sy, Bossard-Ney, Chiron-Daste,
Martineau-Ly, Jousseaume, Abdelli, Vrignaud, Bernier-Costa, Trottereau, Peltier-Gomes, Renaudineau, Savary-Nasri, Babarit,
Durandeau, Clouet-Mas, Sorinière, Le Marrec, Aubineau, Faucheux-Diop, Girardeau-Bey, Massonneau, Huchon-Rabah, Bricard-Noël,
Jolivet-Sanz, Leclair-Ziani, Moreau-Takam, Pouvreau, Ribeiro-Lopes, Sachot, Texereau, Urvoas-Klein, Verronneau, Yvernogeau,
Zerrouki, Arnaudeau, Bodineau, Crochet-Hadj, Douillard, Esseul, Frappin-Lo, Guibretière, Herbreteau, Imbert-Kone`);

export const OWN_WORDS_FOR_A_FUNCTION = [
  'Responsable de la mutualisation',
  'Responsable du projet de territoire',
  'Responsable de la relation aux communes',
  'Responsable des ressources humaines',
] as const;

/** Nothing of health or diet: such needs are asked elsewhere, with consent. */
export const REMARKS = [
  'Arrivée par le train de 8 h 47.',
  'Nous venons à plusieurs du même territoire et souhaitons participer à des ateliers différents.',
  'Je devrai partir à 16 h 30.',
  'Est-il possible de recevoir les documents avant la journée ?',
  'Premier séminaire pour moi, prise de poste en septembre.',
  'Covoiturage possible, deux places au départ de ma collectivité.',
  'Notre charte de fonctionnement vient d\'être signée, je peux l\'apporter.',
] as const;
