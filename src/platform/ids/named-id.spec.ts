import { namedId } from './named-id.js';

describe('an id made of a name', () => {
  it.each([
    // Worked out with Python's uuid.uuid5(uuid.NAMESPACE_URL, name).
    ['https://seminaires.example.org/', 'c6765082-aa2f-5700-aba4-d97fa6a2f622'],
    ['http://www.example.com/été', '39b4ac73-1748-59af-8e52-4cf761255642'],
  ])('is that of RFC 9562 for %s', (name, id) => {
    expect(namedId(name)).toBe(id);
  });
});
