/**
 * Of registrations as `r`: confirmed at an event where seats in ateliers are taken, and without one that was asked for, which was
 * full when they came or is gone from the programme. Two parameters, both the event's id.
 */
export const WITHOUT_SEAT = `(r.status = 'confirmed' AND r.id IN (SELECT w.registration_id FROM registration_wishes w
  JOIN registrations s ON s.id = w.registration_id WHERE s.event_id = ? AND w.rank = 1 AND NOT EXISTS
  (SELECT 1 FROM atelier_bookings b WHERE b.registration_id = w.registration_id AND b.phase = w.phase))
  AND EXISTS (SELECT 1 FROM event_places p WHERE p.event_id = ? AND p.books_ateliers))`;
