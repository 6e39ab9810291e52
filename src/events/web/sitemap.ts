import type { EventRecord } from '../domain/event.js';

interface Place {
  readonly path: string;
  /** Epoch milliseconds; null where nobody notes changes. */
  readonly changedAt: number | null;
}

const ALWAYS = ['/accessibilite', '/donnees-personnelles', '/mentions-legales'];

/** The pages that anybody may find, with the day of their last change (sitemaps.org, 0.9). */
export function sitemap(events: readonly EventRecord[], publicUrl: string): string {
  const series = [...new Set(events.flatMap(({ series: one }) => one?.slug ?? []))];
  const places: Place[] = [
    { path: '/', changedAt: latest(events) },
    ...series.map((slug) => ({
      path: `/series/${slug}`,
      changedAt: latest(events.filter((event) => event.series?.slug === slug)),
    })),
    ...events.map(({ slug, updatedAt }) => ({ path: `/evenements/${slug}`, changedAt: updatedAt })),
    ...ALWAYS.map((path) => ({ path, changedAt: null })),
  ];
  const urls = places.map(({ path, changedAt }) => {
    const day = changedAt ? `<lastmod>${new Date(changedAt).toISOString().slice(0, 10)}</lastmod>` : '';
    return `<url><loc>${escaped(encodeURI(publicUrl + path))}</loc>${day}</url>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
}

/** Pages behind a login, personal pages and forms are nobody's search result. */
export function robots(publicUrl: string): string {
  const closed = [
    '/organiser',
    '/connexion',
    '/invitations/',
    '/inscriptions/',
    '/mes-inscriptions',
    '/langue/',
    '/apparence',
    '/code',
  ];
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    'Disallow: /evenements/*/inscription',
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
}

function latest(events: readonly EventRecord[]): number | null {
  return events.length === 0 ? null : Math.max(...events.map(({ updatedAt }) => updatedAt));
}

function escaped(address: string): string {
  return address.replace(/&/g, '&amp;').replace(/'/g, '&apos;');
}
