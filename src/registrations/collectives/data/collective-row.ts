/** `c` is territory_collectives. */
export const COLLECTIVE_COLUMNS = `c.id AS "id", c.event_id AS "eventId", c.name AS "name", c.created_by AS "createdBy",
  c.token_version AS "tokenVersion", c.invited AS "invited", c.merged_into AS "mergedInto"`;
