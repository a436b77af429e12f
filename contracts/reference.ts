/**
 * The public reference of a report: the city's prefix, nine random characters and a check character, in Crockford's
 * base 32 and two groups, e.g. `HUE-7K3MQ-9QXPR`. It has no letter that could be read as a digit, and a slip of one
 * character on the phone is caught before anything is looked up.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 9;

/** Makes a reference of the first 45 bits of `bytes` (at least 6 bytes; a hash or random bytes). */
export function referenceFromBytes(prefix: string, bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 6)) bits = (bits << 8n) | BigInt(byte);
  let characters = '';
  for (let i = 0; i < RANDOM_CHARACTERS; i++) {
    characters += ALPHABET[Number((bits >> BigInt(43 - 5 * i)) & 31n)];
  }
  return format(prefix, characters + checkCharacter(characters));
}

/**
 * Reads a reference as a person may write it: lower case, O for 0, I or L for 1, with or without dashes.
 * Answers the canonical form, or null where it cannot be one.
 */
export function parseReference(text: string): string | null {
  const compact = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '');
  const body = compact
    .slice(-(RANDOM_CHARACTERS + 1))
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const prefix = compact.slice(0, -(RANDOM_CHARACTERS + 1));
  if (!/^[A-Z]{2,5}$/.test(prefix) || body.length !== RANDOM_CHARACTERS + 1) return null;
  if ([...body].some((character) => !ALPHABET.includes(character))) return null;
  return checkCharacter(body.slice(0, -1)) === body.at(-1) ? format(prefix, body) : null;
}

function format(prefix: string, characters: string): string {
  return `${prefix}-${characters.slice(0, 5)}-${characters.slice(5)}`;
}

/** Luhn's algorithm modulo 32: catches every single wrong character and nearly every swap of neighbours. */
function checkCharacter(characters: string): string {
  let sum = 0;
  let factor = 2;
  for (const character of [...characters].reverse()) {
    const product = ALPHABET.indexOf(character) * factor;
    sum += Math.floor(product / 32) + (product % 32);
    factor = factor === 2 ? 1 : 2;
  }
  return ALPHABET[(32 - (sum % 32)) % 32]!;
}
