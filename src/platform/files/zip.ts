import { crc32, inflateRawSync } from 'node:zlib';

/** The archive is damaged, of a kind that we do not read, or unpacks to more than was allowed. */
export class UnreadableArchive extends Error {
  constructor(readonly code: 'damaged' | 'too-large-unpacked') {
    super(code);
  }
}

const [CENTRAL, LOCAL, END] = [0x02014b50, 0x04034b50, 0x06054b50];
const [STORED, DEFLATED] = [0, 8];
const MOST_ENTRIES = 500;

/**
 * Unpacks those entries of a ZIP that `wanted` names. What an entry claims of its size counts for nothing: unpacking
 * stops where `budgetBytes` in all are used up, so that a kilobyte cannot become a gigabyte here.
 *
 * @throws UnreadableArchive
 */
export function unzip(archive: Buffer, wanted: (name: string) => boolean, budgetBytes: number): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  let left = budgetBytes;
  try {
    for (const { name, method, at, size } of directory(archive)) {
      if (!wanted(name) || entries.has(name)) continue;
      const content = unpacked(archive, { method, at, size }, left);
      left -= content.length;
      entries.set(name, content);
    }
  } catch (error) {
    // Numbers of the archive that point outside of it.
    throw error instanceof UnreadableArchive ? error : new UnreadableArchive('damaged');
  }
  return entries;
}

interface Packed {
  readonly method: number;
  readonly at: number;
  readonly size: number;
}

function directory(archive: Buffer): (Packed & { readonly name: string })[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new UnreadableArchive('damaged');
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new UnreadableArchive('damaged');
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new UnreadableArchive('damaged');
    const nameLength = archive.readUInt16LE(at + 28);
    const entry = {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      size: archive.readUInt32LE(at + 20),
      at: archive.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    return entry;
  });
}

function unpacked(archive: Buffer, { method, at, size }: Packed, budget: number): Buffer {
  if (archive.readUInt32LE(at) !== LOCAL) throw new UnreadableArchive('damaged');
  const body = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(body, body + size);
  if (method === STORED) {
    if (packed.length > budget) throw new UnreadableArchive('too-large-unpacked');
    return packed;
  }
  if (method !== DEFLATED) throw new UnreadableArchive('damaged');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, budget) });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableArchive(tooLarge ? 'too-large-unpacked' : 'damaged');
  }
}

/** A ZIP without compression, for readers that take nothing but an archive. */
export function storedZip(entries: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of entries) {
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    // Version 2.0, no flags, stored, 1 January 1980.
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(label.length, 22);
    parts.push(word(LOCAL), common, label, content);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    central.push(word(CENTRAL), Buffer.from([20, 0]), common, tail, label);
    at += 30 + label.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.size, 4);
  end.writeUInt16LE(entries.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, word(END), end]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
