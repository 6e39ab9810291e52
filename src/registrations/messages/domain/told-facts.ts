import type { EventRecord } from '../../../events/domain/event.js';

/** What people put into their diaries. */
export type DiaryFacts = Pick<EventRecord, 'startsOn' | 'endsOn' | 'announcedFrom' | 'announcedTo'> & {
  readonly venues: readonly { readonly name: string; readonly address?: string; readonly city?: string }[];
};

export type DiaryPart = 'dates' | 'hours' | 'place';

export function diaryFacts({ startsOn, endsOn, announcedFrom, announcedTo, venues }: EventRecord): DiaryFacts {
  return {
    ...{ startsOn, endsOn, announcedFrom, announcedTo },
    venues: venues.map(({ name, address, city }) => ({
      name,
      ...(address === undefined ? {} : { address }),
      ...(city === undefined ? {} : { city }),
    })),
  };
}

/** Which of them are not what people know. */
export function changedParts(before: DiaryFacts, after: DiaryFacts): DiaryPart[] {
  const parts: [DiaryPart, boolean][] = [
    ['dates', before.startsOn !== after.startsOn || before.endsOn !== after.endsOn],
    ['hours', before.announcedFrom !== after.announcedFrom || before.announcedTo !== after.announcedTo],
    ['place', JSON.stringify(before.venues) !== JSON.stringify(after.venues)],
  ];
  return parts.filter(([, changed]) => changed).map(([part]) => part);
}
