import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PROJECT_ROOT } from '../../../platform/files/project-root.js';
import { Public } from '../../../platform/web/access.js';
import { KeptFiles } from '../../../platform/web/kept-files.js';

const SCHEMA = 'tablee-programme-1.schema.json';

/** The schema of our own format, for who writes such files. */
@Public()
@Controller('formats')
export class SchemaController {
  constructor(private readonly kept: KeptFiles) {}

  @Get(SCHEMA)
  async programme(@Res() reply: FastifyReply): Promise<void> {
    const type = 'application/schema+json; charset=utf-8';
    await this.kept.send(reply, {
      key: `/formats/${SCHEMA}`,
      type,
      version: 1,
      make: async () => ({ body: await readFile(join(PROJECT_ROOT, 'docs', 'formats', SCHEMA)) }),
    });
  }
}
