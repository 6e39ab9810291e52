/** The last row of a page, and how many rows stand up to it: enough to find the next one without counting. */
export interface ListPosition {
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly id: string;
  readonly before: number;
}

export function writePosition({ createdAt, id, before }: ListPosition): string {
  return Buffer.from(`${createdAt} ${id} ${before}`).toString('base64url');
}

/** @returns null for a text that `writePosition` never wrote. */
export function readPosition(cursor: string | null): ListPosition | null {
  const match = /^(\d{1,15}) ([0-9a-f-]{36}) (\d{1,9})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString());
  return match ? { createdAt: Number(match[1]), id: match[2]!, before: Number(match[3]) } : null;
}
