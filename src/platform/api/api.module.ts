import { Module } from '@nestjs/common';
import { EnvironmentModule } from '../config/environment.module.js';
import { OpenApiController } from './open-api.controller.js';
import { OpenApi } from './open-api.js';

@Module({ imports: [EnvironmentModule], controllers: [OpenApiController], providers: [OpenApi], exports: [OpenApi] })
export class ApiModule {}
