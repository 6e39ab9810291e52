export { type PersonalPageOf, type PersonalSection, PersonalSections } from '../queries/personal-sections.js';
