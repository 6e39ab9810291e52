export { initialsOf, kindClassOf, markClassOf } from '../../domain/person-mark.js';
