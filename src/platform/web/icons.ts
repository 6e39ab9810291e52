/** The pictograms of the visual language, drawn on a grid of 20. Always beside a word, hence hidden from readers. */
const DRAWINGS = {
  check: '<path d="M4 10.5l4 4 8-9"/>',
  cross: '<path d="M5 5l10 10M15 5L5 15"/>',
  half: '<circle cx="10" cy="10" r="6.4"/><path d="M10 3.6a6.4 6.4 0 010 12.8z" fill="currentColor"/>',
  clock: '<circle cx="10" cy="10" r="7.2"/><path d="M10 6v4.3l2.8 1.7"/>',
  mail: '<rect x="2.5" y="4.5" width="15" height="11" rx="1"/><path d="M3 5.5l7 5.5 7-5.5"/>',
  calendar: '<rect x="3" y="4" width="14" height="13" rx="1"/><path d="M3 8h14M7 2.5v3M13 2.5v3"/>',
  print: '<path d="M6 7V3h8v4M6 14H3.5V7h13v7H14"/><rect x="6" y="12" width="8" height="5"/>',
  info: '<circle cx="10" cy="10" r="7.2"/><path d="M10 9.2v4.6M10 6.4v.1"/>',
  alert: '<path d="M10 3l7.5 13.5h-15z"/><path d="M10 8v4M10 14.2v.1"/>',
  search: '<circle cx="8.8" cy="8.8" r="5.3"/><path d="M12.8 12.8L17 17"/>',
  download: '<path d="M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13"/>',
  'arrow-left': '<path d="M16.5 10h-13M8 5l-5 5 5 5"/>',
  'arrow-right': '<path d="M3.5 10h13M12 5l5 5-5 5"/>',
  'arrow-up': '<path d="M10 16V4.5M5 9.2l5-5 5 5"/>',
  'arrow-down': '<path d="M10 4v11.5M5 10.8l5 5 5-5"/>',
  eye: '<path d="M2 10s3-5.2 8-5.2S18 10 18 10s-3 5.2-8 5.2S2 10 2 10z"/><circle cx="10" cy="10" r="2.3"/>',
  grip: '<path d="M7.5 4.5v.1M12.5 4.5v.1M7.5 10v.1M12.5 10v.1M7.5 15.5v.1M12.5 15.5v.1"/>',
  person: '<circle cx="10" cy="6.5" r="3.2"/><path d="M3.8 17c.6-3.6 3-5.4 6.2-5.4s5.6 1.8 6.2 5.4"/>',
  edit: '<path d="M3.5 16.5l.8-3.6L13.4 3.8l2.8 2.8-9.1 9.1z"/>',
  trash: '<path d="M4 5.5h12M8 5V3h4v2M5.5 5.5l.8 11.5h7.4l.8-11.5"/>',
  copy: '<rect x="7" y="7" width="10" height="10" rx="1"/><path d="M13 7V3H3v10h4"/>',
  logout: '<path d="M12 6V3H3.5v14H12v-3M8 10h9M14 6.5l3 3.5-3 3.5"/>',
  plus: '<path d="M10 4v12M4 10h12"/>',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** @throws Error for a name that was never drawn. */
export function icon(name: string): string {
  const drawing = DRAWINGS[name as IconName] as string | undefined;
  if (drawing === undefined) throw new Error(`no icon named ${name}`);
  return `<svg class="i" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${drawing}</svg>`;
}
