import type { Page } from 'playwright-core';

export interface Stop {
  /** The id, or the words, of what has the focus. */
  readonly what: string;
  /** Whether a ring is drawn around it. */
  readonly ringed: boolean;
  /** Whether it lies in the window and nothing lies over it. */
  readonly inSight: boolean;
}

/** What has the focus now; null when nothing has. */
export const focused = `(async () => {
  // What appears under the focus, such as the skip link, is there with the next frame.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), box = e.getClientRects()[0] ?? e.getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 20);
  const there = document.elementFromPoint(x, y);
  return {
    what: e.id || e.textContent.trim().replace(/\\s+/g, ' '),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    // The label of a tick lies over its box: the whole line is the target.
    inSight: Boolean(there) && (e.contains(there) || there.contains(e) || [...(e.labels ?? [])].some((l) => l.contains(there))),
  };
})()`;

/** Goes on with Tab until `what` has the focus, and looks at each stop on the way. */
export async function tabTo(page: Page, what: string | RegExp): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop | null>(focused);
    if (!stop) throw new Error(`the focus was lost after « ${stops.at(-1)?.what ?? 'nothing'} »`);
    stops.push(stop);
    if (typeof what === 'string' ? stop.what === what : what.test(stop.what)) return expectVisible(stops);
  }
  throw new Error(`no « ${String(what)} » among ${stops.map((stop) => stop.what).join(' | ')}`);
}

export function expectVisible(stops: Stop[]): Stop[] {
  expect(stops.filter(({ ringed, inSight }) => !ringed || !inSight)).toEqual([]);
  return stops;
}
