import { RegistrationSubstitutionEntity } from './registration-substitution.entity.js';

export const changeEntities = [RegistrationSubstitutionEntity];
