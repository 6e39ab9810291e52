import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TerritoryCollectiveEntity } from './data/territory-collective.entity.js';

export const collectiveEntities = [TerritoryCollectiveEntity];

@Module({
  imports: [TypeOrmModule.forFeature(collectiveEntities)],
})
export class CollectivesModule {}
