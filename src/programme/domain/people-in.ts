import type { Session, Speaker } from './programme.js';

/** Everybody a session names, as printed, in the order of printing. */
export function peopleIn({ speakers, parts, tracks }: Session): Speaker[] {
  return [...speakers, ...parts.flatMap((part) => part.speakers), ...tracks.flatMap(trackPeople)];
}

export function trackPeople({
  speakers,
  facilitators = [],
  experts = [],
  witnesses = [],
}: Session['tracks'][number]): Speaker[] {
  return [...speakers, ...facilitators, ...experts, ...witnesses];
}
