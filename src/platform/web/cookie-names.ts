/** With https the names carry `__Host-`: no subdomain and no plain http page can then plant them (RFC 6265bis, 4.1.3.2). */
export function cookieNames(https: boolean): {
  readonly session: string;
  readonly csrf: string;
  readonly destination: string;
} {
  const prefix = https ? '__Host-' : '';
  return { session: `${prefix}organisateur`, csrf: `${prefix}formulaire`, destination: `${prefix}destination` };
}
