/**
 * The text of a file as people's programs write it: UTF-8 with or without byte order mark, UTF-16 with one (what
 * spreadsheets call « texte Unicode »), and Windows-1252 where the bytes are no UTF-8.
 *
 * @returns null for bytes that are no text: a picture, an archive.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decoded(bytes);
  return text.includes('\0') ? null : text;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
