import { LINE_FIELDS, MANAGER_FIELDS } from '../domain/group-form.js';
import { MOST_IN_ONE_SENDING } from '../domain/group.js';
import type { UploadLimits } from '../../../platform/web/uploads.js';

/** A list of sixty people takes a fiftieth of it. */
const FILE_BYTES = 512 * 1024;
/** The token, the code, the notice, the button. */
const OTHER_FIELDS = 10;

export const GROUP_UPLOADS: UploadLimits = {
  fileBytes: FILE_BYTES,
  fields: MOST_IN_ONE_SENDING * LINE_FIELDS.length + MANAGER_FIELDS.length + OTHER_FIELDS,
};
