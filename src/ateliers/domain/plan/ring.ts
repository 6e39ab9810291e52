/** The picture of a round table: 200 wide, its top 62 around the middle. */
const MIDDLE = 100;
const TOP = 62;
/** How far a chord keeps from the middle, of the way to the seats it links. */
const BEND = 0.55;

/** More than this around one table would overlap: they are shown in rows. */
export const MOST_AROUND = 16;

/** Least seats whose places the picture draws: fewer leave wide gaps, as chairs do. */
const FEWEST_AROUND = 4;

export function placesAround(seats: number, people: number): number {
  return Math.max(FEWEST_AROUND, seats, people);
}

/**
 * Curves between people of one collective, as SVG paths; `groups` has one entry a place, clockwise from the top: the collective's key, null
 * for whoever comes alone and for free seats. Three and more are linked in a ring, each to the next.
 */
export function chordsOf(groups: readonly (string | null)[]): string[] {
  const members = new Map<string, number[]>();
  groups.forEach((group, place) => {
    if (group !== null) members.set(group, [...(members.get(group) ?? []), place]);
  });
  return [...members.values()].flatMap((places) => {
    if (places.length < 2) return [];
    const closing = places.length > 2 ? [[places.at(-1)!, places[0]!] as const] : [];
    const links = [...places.slice(1).map((place, index) => [places[index]!, place] as const), ...closing];
    return links.map(([from, to]) => chord(pointAt(from, groups.length), pointAt(to, groups.length)));
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function pointAt(place: number, places: number): Point {
  const angle = ((place + 0.5) / places) * 2 * Math.PI - Math.PI / 2;
  return { x: MIDDLE + TOP * Math.cos(angle), y: MIDDLE + TOP * Math.sin(angle) };
}

function chord(from: Point, to: Point): string {
  const bent = { x: bend((from.x + to.x) / 2), y: bend((from.y + to.y) / 2) };
  return `M${written(from)}Q${written(bent)} ${written(to)}`;
}

function bend(middle: number): number {
  return MIDDLE + BEND * (middle - MIDDLE);
}

function written({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
