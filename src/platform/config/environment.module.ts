import { Module } from '@nestjs/common';
import { Environment, readEnvironment } from './environment.js';

@Module({
  providers: [{ provide: Environment, useFactory: readEnvironment }],
  exports: [Environment],
})
export class EnvironmentModule {}
