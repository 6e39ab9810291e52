import { plainJpeg } from './jpeg.js';
import { plainPng } from './png.js';
import { plainWebp } from './webp.js';

const PLAIN: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | null>> = {
  'image/jpeg': plainJpeg,
  'image/png': plainPng,
  'image/webp': plainWebp,
};

/**
 * The same picture, the right way up, without place, time, device, author or comments.
 *
 * @param contentType as the first bytes tell it
 * @returns null where the file is damaged or of another type
 */
export function withoutMetadata(contentType: string, bytes: Uint8Array): Uint8Array | null {
  return PLAIN[contentType]?.(bytes) ?? null;
}
