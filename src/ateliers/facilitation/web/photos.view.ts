import { mayRemove, type Photo } from '../domain/photo.js';

/**
 * @param atelier the path of the atelier's pages
 * @param reader who looks; left out where nothing is to be taken away
 */
export function photosView(
  photos: readonly Photo[],
  atelier: string,
  reader?: { accountId: string; arrangesTables: boolean },
) {
  return photos.map((photo, index) => ({
    id: photo.id,
    number: index + 1,
    src: `${atelier}/photos/${photo.id}`,
    table: photo.table,
    caption: photo.caption,
    actor: photo.actor,
    createdAt: photo.createdAt,
    remove:
      reader && mayRemove(photo, reader.accountId, reader.arrangesTables)
        ? `${atelier}/photos/${photo.id}/suppression`
        : null,
  }));
}
