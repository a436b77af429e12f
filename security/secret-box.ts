import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a short secret for the database (AES-256-GCM). `owner` names the row that it belongs to: in another one it cannot
 * be opened.
 */
export function sealSecret(key: Buffer, owner: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** Throws when it was changed, is another row's, or was sealed with another key. */
export function openSecret(key: Buffer, owner: string, sealed: string): string {
  const data = Buffer.from(sealed, 'base64');
  if (data.length < NONCE_BYTES + TAG_BYTES) throw new Error('A sealed secret is too short');
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(owner));
  decipher.setAuthTag(data.subarray(-TAG_BYTES));
  return decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
