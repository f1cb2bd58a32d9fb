// What the negotiation asks over HTTP.
import { newId } from '../text/ids';
import type {
  Answer,
  ClauseView,
  Done,
  Envelope,
  KeptAnswer,
  NegotiationView,
  Wanted,
} from '../wire/negotiation';
import { get, Refused, read, send } from './ask-server';

export { Refused } from './ask-server';

export interface NegotiationApi {
  /** Null: nothing is newer than the version that was asked for last. */
  negotiation(): Promise<NegotiationView | null>;
  clause(id: string): Promise<ClauseView>;
  contribution(number: number): Promise<Envelope>;
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
      return read<ClauseView>(await get(`${path}/clauses/${encodeURIComponent(id)}`));
    },
    contribution: async (number) => read<Envelope>(await get(`${path}/contributions/${number}`)),
    async act(wanted) {
      const key = newId();
      // The key makes it happen once, however often it is sent.
      for (let attempt = 1; ; attempt++) {
        try {
          return await read<Done>(await send('POST', `${path}/acts`, csrf, wanted, key));
        } catch (failure) {
          if (failure instanceof Refused || attempt === TRIES) throw failure;
          await new Promise((done) => setTimeout(done, PAUSE_MS * attempt));
        }
      }
    },
    async keptAnswers() {
      const { drafts } = await read<{ drafts: KeptAnswer[] }>(await get(`${path}/answer-drafts`));
      return drafts;
    },
    async keepAnswer({ input, ...draft }, revision) {
      await read(
        await send(
          'PUT',
          `${path}/answer-drafts/${input}`,
          csrf,
          revision === null ? draft : { ...draft, revision },
        ),
      );
    },
    async readNotices() {
      await fetch('/api/me/notices', { credentials: 'same-origin', cache: 'no-store' });
    },
  };
}
