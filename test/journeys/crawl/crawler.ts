import { type ReadPage, readPage } from '../../support/page-reader.js';
import type { Route } from '../../support/routes.js';
import type { Visitor } from '../../support/visitor.js';

/** One address as it was found and what it answered. */
export interface Visit {
  readonly address: string;
  /** The route's own path, with its parameters' names. */
  readonly pattern: string;
  /** The page whose link led there. */
  readonly from: string;
  readonly status: number;
  /** Null for what is no page: a file, an agenda, a picture. */
  readonly page: ReadPage | null;
}

export interface Walk {
  readonly visits: readonly Visit[];
  /** Links and forms that no route answers. */
  readonly lost: readonly string[];
}

/** Finds the route that answers an address, as the router would: fixed words come before parameters. */
export function router(routes: readonly Route[]): (method: string, path: string) => string | null {
  const sorted = [...routes].sort((a, b) => a.path.split(':').length - b.path.split(':').length);
  const known = sorted.map(({ method, path }) => ({
    method,
    path,
    regex: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace(/\*.*/, '.*')}$`),
  }));
  return (method, path) => known.find((one) => one.method === method && one.regex.test(path))?.path ?? null;
}

interface Bounds {
  /** How many addresses of one route are opened. */
  readonly each: number;
  /** The house's own address, which mails and codes print in full. */
  readonly publicUrl: string;
}

/** Follows every link of our own from `starts` to the end, each route `each` times at most. */
export async function walk(
  visitor: Visitor,
  routeOf: ReturnType<typeof router>,
  starts: readonly string[],
  { each, publicUrl }: Bounds,
): Promise<Walk> {
  const queue = starts.map((address) => ({ address, from: 'the start' }));
  const seen = new Set(starts);
  const opened = new Map<string, number>();
  const visits: Visit[] = [];
  const lost = new Set<string>();
  const follow = (target: string, from: string): void => {
    const url = new URL(target, `${visitor.url}${from}`);
    if (url.origin !== visitor.url && url.origin !== publicUrl) return;
    const address = `${url.pathname}${url.search}`;
    if (seen.has(address)) return;
    seen.add(address);
    queue.push({ address, from });
  };
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { address, from } = next;
    const path = decodeURI(address.split('?')[0]!);
    const pattern = routeOf('GET', path);
    if (pattern === null) {
      lost.add(`${from} leads to ${address}`);
      continue;
    }
    const times = opened.get(pattern) ?? 0;
    if (times >= each) continue;
    opened.set(pattern, times + 1);
    const answer = await visitor.get(address);
    if (answer.location !== null) follow(answer.location, address);
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
    const page = isPage ? readPage(answer.html) : null;
    visits.push({ address, pattern, from, status: answer.status, page });
    if (page === null) continue;
    for (const link of [...page.links, ...page.files]) if (!link.startsWith('#')) follow(link, address);
    for (const { method, action } of page.forms) {
      const target = new URL(action ?? '', `${visitor.url}${address}`);
      if (routeOf(method, target.pathname) === null) lost.add(`a form of ${address} sends to ${target.pathname}`);
    }
  }
  return { visits, lost: [...lost] };
}
