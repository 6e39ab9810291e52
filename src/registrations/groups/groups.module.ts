import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistrationGroupEntity } from './data/registration-group.entity.js';

export const groupEntities = [RegistrationGroupEntity];

@Module({
  imports: [TypeOrmModule.forFeature(groupEntities)],
})
export class GroupsModule {}
