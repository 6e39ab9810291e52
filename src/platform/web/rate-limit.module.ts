import { Module } from '@nestjs/common';
import { EnvironmentModule } from '../config/environment.module.js';
import { RateLimits } from './rate-limit.js';

/** One set of limits for the whole process. */
@Module({ imports: [EnvironmentModule], providers: [RateLimits], exports: [RateLimits] })
export class RateLimitModule {}
