const LONGEST_ADDRESS = 254; // RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets
const LONGEST_LOCAL_PART = 64;
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN_LABEL = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/**
 * Whether mail can be addressed to this text, already trimmed: the syntax that people and servers really use, without
 * quoted parts, comments or IP literals. Accents are taken in the domain (`mairie@sèvremoine.example.org`) and refused
 * before the @, where few servers take them and where they are nearly always a slip.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS) return false;
  const at = text.lastIndexOf('@');
  const localPart = text.slice(0, at);
  if (at < 1 || localPart.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(localPart)) return false;
  const labels = text.slice(at + 1).split('.');
  const topLevel = labels.at(-1) ?? '';
  return (
    labels.length >= 2 && labels.every((label) => DOMAIN_LABEL.test(label)) && /^(?=.*\p{L}).{2,}$/u.test(topLevel)
  );
}
