import { Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { EnvironmentModule } from '../config/environment.module.js';
import { Environment } from '../config/environment.js';
import { readSourceOptions, writeSourceOptions } from './data-source-options.js';
import { migrate } from './migrate.js';
import { ReadDatabase } from './read-database.js';
import { UnitOfWork } from './unit-of-work.js';

const READS = 'reads';

/** Both connections, migrated before anything else of the application starts. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      imports: [EnvironmentModule],
      inject: [Environment],
      useFactory: ({ databaseUrl }: Environment) => ({
        ...writeSourceOptions(databaseUrl, []),
        autoLoadEntities: true,
        retryAttempts: 3,
      }),
      dataSourceFactory: async (options) => {
        const source = await new DataSource(options!).initialize();
        await migrate(source);
        return source;
      },
    }),
    TypeOrmModule.forRootAsync({
      name: READS,
      imports: [EnvironmentModule],
      inject: [Environment],
      useFactory: ({ databaseUrl }: Environment) => ({ ...readSourceOptions(databaseUrl), retryAttempts: 3 }),
    }),
  ],
  providers: [
    { provide: UnitOfWork, inject: [getDataSourceToken()], useFactory: (source: DataSource) => new UnitOfWork(source) },
    {
      provide: ReadDatabase,
      inject: [getDataSourceToken(READS)],
      useFactory: (source: DataSource) => new ReadDatabase(source),
    },
  ],
  exports: [UnitOfWork, ReadDatabase],
})
export class DatabaseModule {}
