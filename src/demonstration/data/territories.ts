/** An EPCI and some of its communes, by their official codes: whoever works there may come as one « collectif ». */
export interface Territory {
  /** SIREN of the EPCI. */
  readonly epci: string;
  /** As people of the place write it. */
  readonly shortName: string;
  /** INSEE codes of communes of this EPCI, towns and villages. */
  readonly communes: readonly string[];
}

const territory = (epci: string, shortName: string, ...communes: string[]): Territory => ({ epci, shortName, communes });

/** Pays de la Loire. */
export const PAYS_DE_LA_LOIRE: readonly Territory[] = [
  territory('244400610', 'Cap Atlantique', '44055', '44069', '44072', '44211', '56058'),
  territory('200072726', 'Châteaubriant-Derval', '44036', '44051', '44054', '44099', '44153'),
  territory('200067635', 'Clisson Sèvre et Maine Agglo', '44043', '44071', '44064', '44002', '44037'),
  territory('244400503', 'Erdre et Gesvres', '44209', '44110', '44201', '44217', '44056'),
  territory('200072734', 'Estuaire et Sillon', '44195', '44158', '44025', '44089', '44203'),
  territory('244400438', 'Grand Lieu Communauté', '44188', '44130', '44041', '44223', '44083'),
  territory('244400404', 'Nantes Métropole', '44109', '44162', '44143', '44114', '44026'),
  territory('244400552', "Pays d'Ancenis", '44003', '44213', '44180', '44163', '44115'),
  territory('200000438', 'Pays de Pontchâteau – Saint-Gildas-des-Bois', '44129', '44098', '44161', '44152', '44053'),
  territory('200067346', 'Pornic Agglo Pays de Retz', '44131', '44005', '44186', '44021', '44145'),
  territory('244400644', 'CARENE', '44184', '44132', '44210', '44103', '44168'),
  territory('244400586', 'Sud Estuaire', '44154', '44187', '44061', '44192', '44046'),
  territory('200071546', 'Sud Retz Atlantique', '44087', '44081', '44156', '44119', '44090'),
  territory('200067866', 'Sèvre et Loire', '44212', '44084', '44169', '44032', '44108'),
  territory('244900015', 'Angers Loire Métropole', '49007', '49307', '49353', '49246', '49214'),
  territory('244900809', 'Anjou Bleu Communauté', '49331', '49248', '49054', '49008', '49036'),
  territory('200068955', 'Anjou Loir et Sarthe', '49347', '49220', '49127', '49163', '49174'),
  territory('200071678', 'Cholet Agglomération', '49099', '49373', '49332', '49192', '49355'),
  territory('200071553', 'Loire Layon Aubance', '49050', '49063', '49345', '49086', '49247'),
  territory('200060010', 'Mauges Communauté', '49301', '49023', '49092', '49126', '49218'),
  territory('200071876', 'Saumur Val de Loire', '49328', '49125', '49261', '49215', '49378'),
  territory('200071868', 'Vallées du Haut-Anjou', '49080', '49367', '49176', '49026', '49344'),
  territory('200033298', 'Les Coëvrons', '53097', '53161', '53016', '53255', '53218'),
  territory('245300355', "L'Ernée", '53096', '53005', '53015', '53123', '53126'),
  territory('200083392', 'Laval Agglomération', '53130', '53201', '53054', '53119', '53137'),
  territory('200055887', 'Mayenne Communauté', '53147', '53127', '53146', '53219', '53162'),
  territory('245300447', 'Pays de Château-Gontier', '53062', '53210', '53124', '53066', '53150'),
  territory('247200132', 'Le Mans Métropole', '72181', '72003', '72095', '72213', '72054'),
  territory('200070373', 'Loir-Lucé-Bercé', '72071', '72262', '72143', '72173', '72161'),
  territory('200068963', 'Maine Cœur de Sarthe', '72024', '72217', '72023', '72289', '72147'),
  territory('200072676', 'Maine Saosnois', '72180', '72039', '72189', '72026', '72196'),
  territory('247200348', 'Pays Fléchois', '72154', '72025', '72061', '72084', '72357'),
  territory('247200090', 'Pays Sabolien', '72264', '72244', '72228', '72378', '72151'),
  territory('247200686', "Pays de l'Huisne Sarthoise", '72132', '72080', '72363', '72122', '72093'),
  territory('200073112', 'Sud Sarthe', '72176', '72191', '72013', '72243', '72364'),
  territory('247200629', 'Val de Sarthe', '72346', '72051', '72146', '72253', '72127'),
  territory('200071629', 'Challans-Gois Communauté', '85047', '85096', '85018', '85221', '85095'),
  territory('248500589', 'La Roche-sur-Yon Agglomération', '85191', '85008', '85089', '85300', '85046'),
  territory('200071165', "Les Sables d'Olonne Agglomération", '85194', '85112', '85214', '85298'),
  territory('248500258', 'Océan Marais de Monts', '85234', '85284', '85164', '85172'),
  territory('248500340', 'Pays de Chantonnay', '85051', '85034', '85246', '85220', '85282'),
  territory('248500662', 'Pays de Mortagne', '85151', '85302', '85238', '85119', '85198'),
  territory('248500464', 'Pays de Pouzauges', '85090', '85182', '85031', '85147', '85187'),
  territory('200071918', 'Pays de Saint-Fulgent – Les Essarts', '85084', '85215', '85065', '85064', '85212'),
  territory('200023778', 'Pays de Saint-Gilles-Croix-de-Vie', '85226', '85222', '85035', '85071', '85002'),
  territory('248500530', 'Pays des Achards', '85152', '85211', '85161', '85236', '85099'),
  territory('248500621', 'Pays des Herbiers', '85109', '85153', '85082', '85301', '85242'),
  territory('200073260', 'Sud Vendée Littoral', '85128', '85223', '85294', '85135', '85216'),
  territory('200070233', 'Terres de Montaigu', '85146', '85076', '85039', '85262', '85295'),
  territory('200071900', 'Vendée Grand Littoral', '85288', '85114', '85004', '85156', '85278'),
  territory('200072882', 'Vie et Boulogne', '85003', '85178', '85019', '85208', '85098'),
];

/** Vaucluse and the north of the Bouches-du-Rhône. */
export const VAUCLUSE: readonly Territory[] = [
  territory('248400160', 'Aygues-Ouvèze en Provence', '84091', '84029', '84127', '84149', '84061'),
  territory('248400251', 'Grand Avignon', '84007', '84092', '30351', '84081', '30217'),
  territory('200040442', 'Luberon Monts de Vaucluse', '84035', '84099', '84038', '84074', '84062'),
  territory('200040624', "Pays d'Apt-Luberon", '84003', '84047', '84118', '04045', '84073'),
  territory('248400236', "Pays d'Orange en Provence", '84087', '84039', '84056', '84037'),
  territory('248400319', 'Pays des Sorgues et des Monts de Vaucluse', '84054', '84132', '84036', '84139'),
  territory('200000628', 'Rhône Lez Provence', '84019', '84064', '84078', '84063'),
  territory('248400293', 'Sorgues du Comtat', '84129', '84080', '84088', '84001'),
  territory('248400285', 'Sud-Luberon', '84133', '84026', '84147', '84009', '84052'),
  territory('248400335', 'Vaison Ventoux', '84137', '84104', '84044', '26188', '84126'),
  territory('248400053', 'Ventoux-Comtat Venaissin (COVE)', '84031', '84072', '84004', '84030', '84067'),
  territory('241300417', 'Arles-Crau-Camargue-Montagnette', '13004', '13108', '13097', '13017', '13061'),
  territory('200035087', 'Terre de Provence', '13027', '13066', '13045', '13036', '13076'),
  territory('241300375', 'Vallée des Baux-Alpilles', '13100', '13038', '13065', '13058', '13006'),
];
