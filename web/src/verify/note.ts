// Keys, signed notes and checkpoints, as C2SP signed-note and tlog-checkpoint write them.
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesOf, equal, fromBase64, HASH, hash, hex } from './bytes';
import { check } from './found';

const ID = 4;
const NOTE = 1;
const DASH = '— ';
const LONGEST = 100_000;

/** A key that checks signatures. */
export interface Key {
  name: string;
  id: Uint8Array;
  key: Uint8Array<ArrayBuffer>;
  text: string;
}

export interface Note {
  text: string;
  signatures: { name: string; bytes: Uint8Array<ArrayBuffer> }[];
  whole: string;
}

export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
}

/** `NAME+ID+KEY`; null where it is none. */
export function parseKey(text: string): Key | null {
  const [, name = '', id = '', key = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const typed = fromBase64(key);
  if (typed?.length !== HASH + 1 || typed[0] !== NOTE) return null;
  const known = hash(bytesOf(`${name}\n`), typed).slice(0, ID);
  return hex(known) === id ? { name, id: known, key: typed.slice(1), text: text.trim() } : null;
}

/** Null where this is no signed note. */
export function parseNote(whole: string): Note | null {
  const cut = whole.lastIndexOf('\n\n');
  if (cut < 0 || whole.length > LONGEST || !whole.endsWith('\n') || isControl(whole)) return null;
  const lines = whole.slice(cut + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const [name = '', signature = '', ...more] = line.startsWith(DASH)
      ? line.slice(2).split(' ')
      : [];
    const bytes = fromBase64(signature);
    return name && bytes && bytes.length > ID && more.length === 0 ? { name, bytes } : null;
  });
  if (signatures.length > 64 || signatures.includes(null)) return null;
  return { text: whole.slice(0, cut + 1), signatures: signatures as Note['signatures'], whole };
}

const isControl = (text: string): boolean => [...text].some((one) => one < ' ' && one !== '\n');

/** Null where this is no checkpoint, or has lines that this log never writes. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const lines = text.split('\n');
  const [origin = '', size = '', root64 = '', end] = lines;
  const root = fromBase64(root64);
  const good =
    lines.length === 4 && end === '' && origin !== '' && /^(0|[1-9]\d{0,14})$/.test(size);
  return good && root?.length === HASH ? { origin, size: Number(size), root } : null;
}

/** Who does the arithmetic of signatures: the browser, or where it cannot, the library. */
export type Arithmetic = 'browser' | 'library';

async function verify(
  key: Key,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<[boolean, Arithmetic]> {
  try {
    const known = await crypto.subtle.importKey('raw', key.key, { name: 'Ed25519' }, false, [
      'verify',
    ]);
    return [await crypto.subtle.verify('Ed25519', known, signature, message), 'browser'];
  } catch {
    return [ed25519.verify(signature, message, key.key), 'library'];
  }
}

/** Whether the key signed it; false also where one signature of that key is wrong. */
async function isSigned(note: Note, key: Key): Promise<[boolean, Arithmetic]> {
  let [found, by]: [boolean, Arithmetic] = [false, 'browser'];
  for (const { name, bytes } of note.signatures) {
    if (name !== key.name || !equal(bytes.slice(0, ID), key.id)) continue;
    const signature = bytes.slice(ID);
    if (signature.length !== 64) return [false, by];
    const [good, who] = await verify(key, bytesOf(note.text), signature);
    by = who;
    if (!good) return [false, by];
    found = true;
  }
  return [found, by];
}

/** The checkpoint of a note that the key signed, and who checked the signature. */
export async function signed(whole: string, key: Key): Promise<[Checkpoint, Arithmetic]> {
  const note = parseNote(whole);
  check(note, -1, 'checkpoint');
  const head = parseCheckpoint(note.text);
  check(head, -1, 'checkpoint');
  check(head.origin === key.name, -1, 'other-log', { origin: head.origin });
  const [good, by] = await isSigned(note, key);
  check(good, -1, 'signature', { size: head.size });
  return [head, by];
}
