// What is left of an entry whose words were erased: its shape, each of its words a row of blocks.
import rights from './rights.json';

const FREE = new Set(rights.free);

/** Whether nothing that was written freely is left in it. */
export function isBlank(body: unknown): boolean {
  if (Array.isArray(body)) return body.every(isBlank);
  if (typeof body !== 'object' || body === null) return true;
  const footnote = (body as { attr?: unknown }).attr === 'text';
  return Object.entries(body).every(([name, value]) =>
    typeof value === 'string' && (FREE.has(name) || (footnote && name === 'value'))
      ? /^[\u2588\s]*$/u.test(value)
      : isBlank(value),
  );
}
