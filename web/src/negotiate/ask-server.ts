// One way to ask the server over HTTP, and to understand its no.

/** A no of the server, with its code and sentence. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string,
    /** What it is about: a field, or numbers of inputs. */
    readonly field = '',
  ) {
    super(sentence);
  }
}

export async function read<T>(answer: Response): Promise<T> {
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as {
    code?: string;
    title?: string;
    field?: string;
  };
  if (!problem.code && answer.status >= 500) throw new Error(`${answer.status}`);
  throw new Refused(problem.code ?? `http.${answer.status}`, problem.title ?? '', problem.field);
}

export const get = (path: string): Promise<Response> =>
  fetch(path, {
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
    cache: 'no-store',
  });

export function send(
  method: string,
  path: string,
  csrf: string,
  body: unknown,
  key?: string,
): Promise<Response> {
  return fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-csrf-token': csrf,
      ...(key ? { 'idempotency-key': key } : {}),
    },
    credentials: 'same-origin',
    body: JSON.stringify(body),
  });
}
