const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;
const PREFIX = [0x45, 0x78, 0x69, 0x66, 0, 0];

/**
 * How the camera was held, as Exif tells it (TIFF 6.0, tag 274).
 *
 * @param exif with or without `Exif\0\0` before it
 * @returns 2 to 8; null for upright, and where it cannot be read
 */
export function orientationIn(exif: Uint8Array): number | null {
  const tiff = isExif(exif) ? exif.subarray(PREFIX.length) : exif;
  if (tiff.length < 8) return null;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  const directory = view.getUint32(4, little);
  if (view.getUint16(2, little) !== 42 || directory + 2 > tiff.length) return null;
  const count = view.getUint16(directory, little);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) return null;
    if (view.getUint16(at, little) !== ORIENTATION || view.getUint16(at + 2, little) !== SHORT) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 2 && value <= 8 ? value : null;
  }
  return null;
}

/** Exif that tells this alone. */
export function onlyOrientation(orientation: number): Uint8Array {
  return Uint8Array.of(
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1],
    ...[ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  );
}

/** Whether these bytes begin as Exif does in a JPEG. */
export function isExif(bytes: Uint8Array): boolean {
  return PREFIX.every((byte, at) => bytes[at] === byte);
}

export function withPrefix(exif: Uint8Array): Uint8Array {
  return Uint8Array.of(...PREFIX, ...exif);
}
