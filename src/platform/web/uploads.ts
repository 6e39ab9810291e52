import multipart, { type MultipartFile, type MultipartValue } from '@fastify/multipart';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FormBody } from './form-body.js';
import { MalformedText } from './malformed-text.js';

/** A file of a form, held in memory: nothing of it is stored before somebody decided so. */
export interface Upload {
  /** As the browser says it: never a path of ours. */
  readonly filename: string;
  readonly contentType: string;
  /** Empty where the file is larger than the route takes. */
  readonly bytes: Buffer;
  readonly tooLarge: boolean;
}

export interface UploadLimits {
  /** Largest file, in bytes. */
  readonly fileBytes: number;
  /** Most files of one form; 1 unless said. */
  readonly files?: number;
  /** Longest text field, in bytes; 64 kB unless said. */
  readonly fieldBytes?: number;
  /** Most text fields of one form; 200 unless said. */
  readonly fields?: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The files of the form by their field's name; fields left empty are absent. */
    uploads?: Readonly<Record<string, Upload>>;
  }
  interface FastifyContextConfig {
    uploads?: UploadLimits;
  }
}

/** The route takes `multipart/form-data`; every other one answers 415 to it. Fields come as `@Body() body: FormBody`. */
export const TakesUploads = (limits: UploadLimits) => RouteConfig({ uploads: limits });

const FIELD_BYTES = 64 * 1024;
const MOST_FIELDS = 200;
/** A body that promises more than this many times what the route takes, boundaries aside, is not even read. */
const PATIENCE = 4;
const BOUNDARIES_BYTES = 4096;
/** Forms with files that are read at the same moment, of all routes together. */
const MOST_AT_ONCE = 8;

class BodyRefused extends Error {
  constructor(
    readonly statusCode: 413 | 415 | 503,
    readonly code: string,
  ) {
    super(code);
    // Nest takes only errors of that name for Fastify's own and keeps their status.
    this.name = 'FastifyError';
  }
}

/**
 * Read before guards run, so that the form's `_csrf` is looked at like any other form's. As nobody is known yet at that
 * moment, few are read at once: strangers can fill that much memory and no more.
 */
export async function readUploads(server: FastifyInstance): Promise<void> {
  await server.register(multipart, { throwFileSizeLimit: false });
  let reading = 0;
  server.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) return;
    const limits = request.routeOptions.config.uploads;
    if (!limits) throw new BodyRefused(415, 'FST_ERR_CTP_INVALID_MEDIA_TYPE');
    if (reading >= MOST_AT_ONCE) throw new BodyRefused(503, 'FST_ERR_CTP_BUSY');
    reading += 1;
    try {
      await readParts(request, limits);
    } finally {
      reading -= 1;
    }
  });
}

async function readParts(
  request: FastifyRequest,
  { fileBytes, files = 1, fieldBytes = FIELD_BYTES, fields: mostFields = MOST_FIELDS }: UploadLimits,
): Promise<void> {
  const allowed = fileBytes * files + fieldBytes;
  if (Number(request.headers['content-length'] ?? 0) > PATIENCE * allowed + BOUNDARIES_BYTES) throw tooLarge();
  const fields = Object.create(null) as Record<string, string>;
  const uploads = Object.create(null) as Record<string, Upload>;
  const limits = { fileSize: fileBytes, files, fieldSize: fieldBytes, fields: mostFields, parts: mostFields + files };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') await keepFile(uploads, part);
      else keepField(fields, part);
    }
  } catch (error) {
    // Parts that break off, a boundary that never comes: whoever sent it, it is no form.
    throw (error as Error).name === 'FastifyError' ? error : new MalformedText();
  }
  request.body = fields satisfies FormBody;
  request.uploads = uploads;
}

function keepField(fields: Record<string, string>, { fieldname, value, valueTruncated }: MultipartValue): void {
  if (valueTruncated) throw tooLarge();
  if (!(fieldname in fields)) fields[fieldname] = String(value);
}

async function keepFile(uploads: Record<string, Upload>, part: MultipartFile): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer);
  const large = part.file.truncated;
  // A file input left empty comes as a file without name and without bytes.
  if (part.filename === '' && chunks.length === 0) return;
  if (part.fieldname in uploads) return;
  uploads[part.fieldname] = {
    filename: part.filename,
    contentType: part.mimetype,
    bytes: large ? Buffer.alloc(0) : Buffer.concat(chunks),
    tooLarge: large,
  };
}

function tooLarge(): BodyRefused {
  return new BodyRefused(413, 'FST_ERR_CTP_BODY_TOO_LARGE');
}
