/**
 * The domain of our Message-IDs: the public address's name, or `example.org` where that is a bare machine name or a
 * number, which mail filters take for a forgery.
 */
export function mailHost(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return /^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(hostname) ? hostname : 'example.org';
}
