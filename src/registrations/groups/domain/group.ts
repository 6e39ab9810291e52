/** What the token of a group's link opens: who is in the group, and no more of them than its manager told. */
export const GROUP_LINK = 'group';

/** Somebody who registered several colleagues at once, usually a training correspondent, and the employer they share. */
export interface RegistrationGroup {
  readonly id: string;
  readonly eventId: string;
  readonly managerName: string;
  readonly managerEmail: string;
  /** « Sèvremoine (49) »: names the employer again for whoever is added later. */
  readonly collectivityTyped: string;
  /** What a free entry is; empty for a commune or an EPCI. */
  readonly collectivityKind: string;
  readonly actionCode: string | null;
  readonly locale: 'fr' | 'en';
  readonly tokenVersion: number;
  readonly linkMailedAt: number | null;
  readonly createdAt: number;
}

/** Lines of an empty form, and how many each « ajouter des lignes » brings. */
export const LINES_SHOWN = 10;
/** People in one sending; whoever has more sends twice. */
export const MOST_IN_ONE_SENDING = 60;
