// What the negotiation asks over HTTP.
import { newId } from '../text/ids';
import type {
  Answer,
  ClauseView,
  Done,
  KeptAnswer,
  NegotiationView,
  Wanted,
} from '../wire/negotiation';

/** A no of the server, with its code and sentence. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string,
  ) {
    super(sentence);
  }
}

export interface NegotiationApi {
  /** Null: nothing is newer than the version that was asked for last. */
  negotiation(): Promise<NegotiationView | null>;
  clause(id: string): Promise<ClauseView>;
  act(wanted: Wanted): Promise<Done>;
  /** Answers that are being prepared; for chair, editor and secretariat only. */
  keptAnswers(): Promise<KeptAnswer[]>;
  /** Keeps one; refused if it was changed from a revision that is no longer the newest. */
  keepAnswer(answer: Answer, revision: number | null): Promise<void>;
  /** Tells the server that the notices are being read. */
  readNotices(): Promise<void>;
}

const TRIES = 3;
const PAUSE_MS = 700;

export function negotiationApi(resolution: string, csrf: string): NegotiationApi {
  const path = `/api/resolutions/${encodeURIComponent(resolution)}`;
  let tag = '';
  return {
    async negotiation() {
      const answer = await fetch(`${path}/negotiation`, {
        headers: { accept: 'application/json', ...(tag ? { 'if-none-match': tag } : {}) },
        credentials: 'same-origin',
        cache: 'no-store',
      });
      if (answer.status === 304) return null;
      const view = await read<NegotiationView>(answer);
      tag = answer.headers.get('etag') ?? '';
      return view;
    },
    async clause(id) {
      return read<ClauseView>(
        await fetch(`${path}/clauses/${encodeURIComponent(id)}`, {
          headers: { accept: 'application/json' },
          credentials: 'same-origin',
          cache: 'no-store',
        }),
      );
    },
    async act(wanted) {
      const key = newId();
      // The key makes it happen once, however often it is sent.
      for (let attempt = 1; ; attempt++) {
        try {
          return await read<Done>(
            await fetch(`${path}/acts`, {
              method: 'POST',
              headers: {
                accept: 'application/json',
                'content-type': 'application/json',
                'x-csrf-token': csrf,
                'idempotency-key': key,
              },
              credentials: 'same-origin',
              body: JSON.stringify(wanted),
            }),
          );
        } catch (failure) {
          if (failure instanceof Refused || attempt === TRIES) throw failure;
          await new Promise((done) => setTimeout(done, PAUSE_MS * attempt));
        }
      }
    },
    async keptAnswers() {
      const { drafts } = await read<{ drafts: KeptAnswer[] }>(
        await fetch(`${path}/answer-drafts`, {
          headers: { accept: 'application/json' },
          credentials: 'same-origin',
          cache: 'no-store',
        }),
      );
      return drafts;
    },
    async keepAnswer({ input, ...draft }, revision) {
      await read(
        await fetch(`${path}/answer-drafts/${input}`, {
          method: 'PUT',
          headers: {
            accept: 'application/json',
            'content-type': 'application/json',
            'x-csrf-token': csrf,
          },
          credentials: 'same-origin',
          body: JSON.stringify(revision === null ? draft : { ...draft, revision }),
        }),
      );
    },
    async readNotices() {
      await fetch('/api/me/notices', { credentials: 'same-origin', cache: 'no-store' });
    },
  };
}

async function read<T>(answer: Response): Promise<T> {
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; title?: string };
  if (!problem.code && answer.status >= 500) throw new Error(`${answer.status}`);
  throw new Refused(problem.code ?? `http.${answer.status}`, problem.title ?? '');
}
