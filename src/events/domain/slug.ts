/** What the column of slugs holds, less what a number behind may need. */
const LONGEST_SLUG = 80;

/** Words of an address that would be taken for a page of the desk or say nothing. */
const RESERVED = ['nouveau'];

/** « 1res Assises des Partenariats des Savoirs® » → `1res-assises-des-partenariats-des-savoirs`. Never empty. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('&', ' et ')
    .replace(/[’']/g, '-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const slug = shortened(words);
  return slug === '' || RESERVED.includes(slug) ? `evenement-${slug}`.replace(/-$/, '') : slug;
}

/** The event's address: its title and, unless the title says it, its year. */
export function eventSlug(title: string, year: string): string {
  const slug = slugOf(title);
  return slug.split('-').includes(year) ? slug : `${slug}-${year}`;
}

/** The slug itself, or with the first free number behind: `-2`, `-3`… */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    const candidate = `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Cut between words where it can be. */
function shortened(slug: string): string {
  if (slug.length <= LONGEST_SLUG) return slug;
  const cut = slug.slice(0, LONGEST_SLUG + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : slug.slice(0, LONGEST_SLUG);
}
