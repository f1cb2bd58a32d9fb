// What can be laid over the text: who wrote which words, and the redline against the base text.
import { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { spansOf } from '../editor/authors';
import type { Redliner } from '../editor/redliner';
import type { Profile } from '../text/profiles';
import { schema } from '../text/schema';
import type { ResolutionInfo } from '../wire/api';
import type { Voice } from '../wire/protocol';
import type { Api } from './api';
import { namesBlock } from './numbers';

export interface WriterShare {
  voice: Voice;
  words: number;
}

type Authors = Awaited<ReturnType<Api['authors']>>;

/** Whoever read the base text in did not write it. */
export function writtenSince(
  { version, spans }: Authors,
  base: number,
): { version: number; spans: { from: number; to: number; voice: number }[] } {
  const written = spans.map(({ from, to, voice, version: at }) => {
    return { from, to, voice: at !== undefined && at <= base ? 0 : voice };
  });
  return { version, spans: written };
}

/** How many words of the text each has written. */
export function sharesOf(state: EditorState, voices: ReadonlyMap<number, Voice>): WriterShare[] {
  const words = new Map<number, number>();
  for (const { from, to, voice } of spansOf(state)) {
    const text = state.doc.textBetween(from, Math.min(to, state.doc.content.size), ' ');
    words.set(voice, (words.get(voice) ?? 0) + (text.match(/\S+/g)?.length ?? 0));
  }
  return [...words].flatMap(([id, count]) => {
    const voice = voices.get(id);
    return voice && count > 0 ? [{ voice, words: count }] : [];
  });
}

interface Setting {
  api: Api;
  info: ResolutionInfo;
  profile: Profile;
  words: { deleted: string; moved(after: string | null): string };
}

/** Made anew each time it is shown: the words of the page may be those of another language now. */
export async function redlinerFrom(
  base: number,
  { api, info, profile, words }: Setting,
): Promise<Redliner> {
  const [{ Redliner }, { doc }] = await Promise.all([
    import('../editor/redliner'),
    api.version(base),
  ]);
  const text = Node.fromJSON(schema, doc);
  const moved = (after: string | null) => words.moved(after && namesBlock(text, profile, after));
  return new Redliner(text, info.lang, { deleted: words.deleted, moved });
}
