import type { EventRecord } from './event.js';

/** One venue by its name, several by their towns. */
export function placeOf({ venues }: Pick<EventRecord, 'venues'>): string | null {
  const [first, ...others] = venues;
  if (!first) return null;
  if (others.length === 0) return withCity(first.name, first.city ?? '');
  const cities = new Set(venues.flatMap(({ city }) => city ?? []));
  return [...(cities.size > 0 ? cities : venues.map(({ name }) => name))].join(', ');
}

/** « Lourmarin » at « Lourmarin (Vaucluse) » is said once. */
function withCity(name: string, city: string): string {
  if (city.startsWith(name)) return city;
  return name.includes(city) ? name : `${name}, ${city}`;
}
