import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

@Module({ imports: [DatabaseModule], controllers: [HealthController], providers: [Readiness] })
export class HealthModule {}
