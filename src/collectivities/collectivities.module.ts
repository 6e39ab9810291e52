import { Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MachineClock } from '../platform/clock/clock.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { ReadDatabase } from '../platform/database/read-database.js';
import { CollectivityDirectory } from './data/collectivity-directory.js';
import { RememberedEmployer } from './data/remembered-employer.entity.js';
import { RememberedEmployerRepository } from './data/remembered-employer.repository.js';
import { CollectivitySearch } from './queries/collectivity-search.query.js';
import { RememberEmployer } from './use-cases/remember-employer.js';
import { CollectivitySearchController } from './web/collectivity-search.controller.js';

/** Once the application listens and has answered its first pages; in milliseconds. */
const WARM_UP_AFTER_MS = 1_000;

@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature([RememberedEmployer])],
  controllers: [CollectivitySearchController],
  providers: [
    CollectivityDirectory,
    {
      provide: RememberedEmployerRepository,
      inject: [ReadDatabase],
      useFactory: (reads: ReadDatabase) => new RememberedEmployerRepository(reads, new MachineClock()),
    },
    CollectivitySearch,
    RememberEmployer,
  ],
  exports: [CollectivitySearch, RememberEmployer],
})
export class CollectivitiesModule implements OnApplicationBootstrap, OnModuleDestroy {
  private warmUp: NodeJS.Timeout | undefined;

  constructor(private readonly directory: CollectivityDirectory) {}

  /** The first person to type a commune should not wait for the index, nor should the start. */
  onApplicationBootstrap(): void {
    this.warmUp = setTimeout(() => this.directory.index, WARM_UP_AFTER_MS).unref();
  }

  onModuleDestroy(): void {
    clearTimeout(this.warmUp);
  }
}
