// A receipt: shows by itself that an entry is in a log, as C2SP tlog-proof writes it.
import { equal, fromBase64, HASH, leafHash, nodeHash, textOf } from './bytes';
import { entryFrom } from './entry';
import { check, type Said } from './found';
import { type Checkpoint, type Key, signed } from './note';

const HEAD = 'c2sp.org/tlog-proof@v1';

interface Receipt {
  entry: Uint8Array;
  index: number;
  hashes: Uint8Array[];
  note: string;
}

export const isReceipt = (text: string): boolean => text.startsWith('c2sp.org/tlog-proof@');

function parse(text: string): Receipt | null {
  const cut = text.indexOf('\n\n');
  const [head, extra = '', index = '', ...path] = text.slice(0, Math.max(0, cut)).split('\n');
  const entry = extra.startsWith('extra ') ? fromBase64(extra.slice(6)) : null;
  const at = /^index (0|[1-9]\d{0,14})$/.exec(index)?.[1];
  const hashes = path.map(fromBase64);
  if (head !== HEAD || !entry || at === undefined) return null;
  if (hashes.some((one) => one?.length !== HASH)) return null;
  return { entry, index: Number(at), hashes: hashes as Uint8Array[], note: text.slice(cut + 2) };
}

/** RFC 9162, section 2.1.3.2. */
function isIncluded(
  leaf: Uint8Array,
  index: number,
  proof: Uint8Array[],
  head: Checkpoint,
): boolean {
  if (index >= head.size) return false;
  let [node, last, at] = [index, head.size - 1, leaf];
  for (const one of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      at = nodeHash(one, at);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      at = nodeHash(at, one);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equal(at, head.root);
}

/** Checks a receipt; gives the checkpoint in it. */
export async function checkReceipt(text: string, key: Key, good: Said[]): Promise<Checkpoint> {
  const receipt = parse(text);
  check(receipt, -1, 'receipt');
  const [head, by] = await signed(receipt.note, key);
  good.push({ code: by === 'browser' ? 'signed' : 'signed-library', values: { key: key.text } });
  const { index } = receipt;
  check(isIncluded(leafHash(receipt.entry), index, receipt.hashes, head), index, 'inclusion');
  const entry = entryFrom(textOf(receipt.entry));
  check(entry, index, 'spelling');
  good.push({ code: 'included', values: { index, size: head.size } });
  const { version, delegation, region, capacity, kind, at } = entry;
  if (version !== undefined) {
    const who = [delegation, region].filter(Boolean).join(', ');
    good.push({
      code: 'tells',
      values: {
        version,
        who,
        capacity: String(capacity),
        kind: String(kind),
        at: new Date(Number(at)).toISOString(),
      },
    });
  }
  return head;
}
