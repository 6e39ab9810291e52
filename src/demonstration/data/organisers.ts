import type { Organiser } from '../../events/domain/event.js';
import type { PrintedVenue } from './printed-event.js';

export const CNFPT: Organiser = { name: 'Centre national de la fonction publique territoriale', short: 'CNFPT' };
export const SNDGCT: Organiser = {
  name: 'Syndicat national des directeurs généraux des collectivités territoriales',
  short: 'SNDGCT',
};
export const ADGCF: Organiser = { name: 'Association des directeurs généraux des communautés de France', short: 'ADGCF' };

export const INSET_ANGERS: PrintedVenue = {
  name: "INSET d'Angers",
  address: 'rue du Nid-de-Pie',
  city: 'Angers',
  access: 'Tramway ligne A, puis 6 min à pied. Parking gratuit.',
  accessibility: "Plain-pied, boucle magnétique dans l'amphithéâtre, places réservées.",
};
