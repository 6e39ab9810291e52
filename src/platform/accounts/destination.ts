const DESK_PATH = /^\/organiser(?:\/[a-z0-9/_.-]*)?(?:\?[\w%=&.~+-]*)?$/i;

/** Where a login leads: a page of the organiser's desk and nothing else, whatever the address asked for. */
export function destinationOf(wanted: string | null | undefined): string {
  return wanted && wanted.length <= 500 && DESK_PATH.test(wanted) && !wanted.includes('..') ? wanted : '/organiser';
}

/** The login page, which remembers what was wanted. */
export function loginAddress(wanted: string | null): string {
  const destination = destinationOf(wanted);
  return destination === '/organiser' ? '/connexion' : `/connexion?retour=${encodeURIComponent(destination)}`;
}
