// Bytes and hashes as the log writes them. SHA-256 is @noble's: an entry is a few hundred bytes, and a call of
// WebCrypto for each of 100,000 of them waits longer than it computes; a test compares the two.
import { sha256 } from '@noble/hashes/sha2.js';

export const HASH = 32;

const utf8 = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => utf8.encode(text);

/** Throws where the bytes are no text. */
export const textOf = (bytes: Uint8Array): string => strict.decode(bytes);

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const hash = (...parts: Uint8Array[]): Uint8Array =>
  sha256(parts.length === 1 ? (parts[0] as Uint8Array) : joined(parts));

/** Of an entry, as a leaf of the tree. */
export const leafHash = (entry: Uint8Array): Uint8Array => hash(Uint8Array.of(0), entry);

/** Of two neighbours in the tree. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  hash(Uint8Array.of(1), left, right);

export const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('');

export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const one of bytes) binary += String.fromCharCode(one);
  return btoa(binary);
}

/** The one spelling only; null for any other. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    return base64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** Half a character stands for different bytes in different programs. */
export const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);
