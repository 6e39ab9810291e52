import { RegistrationWishEntity } from '../wishes/data/registration-wish.entity.js';
import { RegistrationFileEntity } from './data/registration-file.entity.js';

export const formEntities = [RegistrationFileEntity, RegistrationWishEntity];
