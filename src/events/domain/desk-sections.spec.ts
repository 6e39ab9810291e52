import { deskEntries } from './desk-sections.js';
import { may, type EventRole } from './event-role.js';

describe('the navigation of an event’s desk', () => {
  const shown = (current: string, role: EventRole) =>
    deskEntries(current, (right) => may(role, right)).map(({ section, isUnder }) =>
      isUnder ? `- ${section}` : section,
    );

  it('unfolds the family of the open page, and no other', () => {
    expect(shown('figures', 'responsable')).not.toContain('- needs');
    expect(shown('people', 'responsable')).toEqual(expect.arrayContaining(['people', '- needs', 'form']));
    expect(shown('privacy', 'responsable')).toEqual(expect.arrayContaining(['form', '- places-rules', '- privacy']));
    expect(shown('needs', 'organisateur')).toContain('- needs');
    expect(shown('needs', 'organisateur')).not.toContain('- privacy');
  });

  it('leads nobody to a closed door', () => {
    expect(shown('people', 'lecture')).toEqual(['figures', 'people', '- collectives']);
  });
});
