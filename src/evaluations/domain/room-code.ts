/** Without 0, 1, I and O, as in references: read from a screen and typed with a thumb. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;

/** Six characters of 30 bits. `bytes`: six, of chance. */
export function roomCode(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** What somebody typed: spaces, hyphens and capitals mean nothing; 0 and O, 1 and I are what they look like in nobody's code. */
export function typedRoomCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return /^[2-9A-HJ-NP-Z]{6}$/.test(code) ? code : null;
}
