// Who wrote which words, as spans carried along with every change; shown in the regions' colours on demand.
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Mapping, Step, StepMap } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { collab } from '../sync/collab';
import { schema } from '../text/schema';
import { claim, inserted, mapSpans, type Span } from '../text/spans';
import { hueOf } from '../ui/hues';
import { type Entry, editOf, type Voice } from '../wire/protocol';
import { isFromServer } from './identity';

/** The voice of the text as it began. */
const NOBODY = 0;

const owned = (spans: readonly Span[]) => spans.filter(({ voice }) => voice !== NOBODY);

export type Voices = ReadonlyMap<number, Voice>;

interface Authors {
  spans: Span[];
  shown: boolean;
  set: DecorationSet;
}

/** What a transaction can say to this plugin. */
export interface Said {
  spans?: Span[];
  claims?: Span[];
  shown?: boolean;
}

export const authorsKey = new PluginKey<Authors>('authors');

export const spansOf = (state: EditorState): readonly Span[] =>
  authorsKey.getState(state)?.spans ?? [];

export function authors(mine: number, voices: () => Voices): Plugin<Authors> {
  return new Plugin<Authors>({
    key: authorsKey,
    state: {
      init: () => ({ spans: [], shown: false, set: DecorationSet.empty }),
      apply: (tr, value) => next(tr, value, mine, voices()),
    },
    props: { decorations: (state) => authorsKey.getState(state)?.set },
  });
}

function next(tr: Transaction, value: Authors, mine: number, voices: Voices): Authors {
  const said = tr.getMeta(authorsKey) as Said | undefined;
  if (!said && !tr.docChanged) return value;
  let spans = said?.spans ?? value.spans;
  if (tr.docChanged) spans = mapSpans(spans, tr.mapping);
  const claims = said?.claims ?? (tr.docChanged && !isFromServer(tr) ? typed(tr, mine) : []);
  for (const range of claims) spans = claim(spans, range);
  if (claims.some(({ voice }) => voice === NOBODY)) spans = owned(spans);
  const shown = said?.shown ?? value.shown;
  if (!shown) return { spans, shown, set: DecorationSet.empty };
  if (said?.spans || !value.shown)
    return {
      spans,
      shown,
      set: DecorationSet.create(
        tr.doc,
        spans.map((one) => draw(one, voices)),
      ),
    };
  return { spans, shown, set: redraw(tr, value.set, spans, claims, voices) };
}

/** What this transaction put in, in positions after all of it. */
function typed(tr: Transaction, voice: number): Span[] {
  return tr.mapping.maps.flatMap((map, i) =>
    inserted(map).map(({ from, to }) => {
      const rest = tr.mapping.slice(i + 1);
      return { from: rest.map(from, 1), to: rest.map(to, -1), voice };
    }),
  );
}

/** Only the spans at the claimed ranges are drawn anew; all others are carried along. */
function redraw(
  tr: Transaction,
  set: DecorationSet,
  spans: Span[],
  claims: Span[],
  voices: Voices,
): DecorationSet {
  let drawn = set.map(tr.mapping, tr.doc);
  for (const range of claims) {
    const stale = drawn.find(range.from, range.to);
    const from = Math.min(range.from, ...stale.map((one) => one.from));
    const to = Math.max(range.to, ...stale.map((one) => one.to));
    const old = drawn.find(from, to);
    const fresh = spans
      .filter((one) => one.to >= from && one.from <= to)
      .map((one) => draw(one, voices));
    drawn = drawn.remove(old).add(tr.doc, fresh);
  }
  return drawn;
}

function draw({ from, to, voice }: Span, voices: Voices): Decoration {
  const who = voices.get(voice);
  const title = who ? `${who.person} · ${who.delegation} · ${who.region}` : '';
  return Decoration.inline(
    from,
    to,
    { class: `author hue-${hueOf(who?.region ?? '')}`, title },
    { voice },
  );
}

/** What stored entries put in, in positions of the present text. */
export function claimsOf(state: EditorState, entries: readonly Entry[]): Span[] {
  return entries.flatMap((entry) => {
    const steps = editOf(entry)?.steps.filter((step) => step !== null) ?? [];
    const maps = steps.map((step) => Step.fromJSON(schema, step).getMap());
    const after = mapsSince(state, entry.v);
    return maps.flatMap((map, i) =>
      inserted(map).map(({ from, to }) => {
        for (const next of [...maps.slice(i + 1), ...after]) {
          from = next.map(from, 1);
          to = next.map(to, -1);
        }
        return { from, to, voice: entry.by };
      }),
    );
  });
}

/** The server's spans at a version, carried into the present text, with what was claimed here since on top. */
export function spansNow(state: EditorState, version: number, known: readonly Span[]): Span[] {
  const mapping = new Mapping(mapsSince(state, version));
  const mapped = mapSpans(owned(known), mapping);
  return spansOf(state).reduce((spans, span) => claim(spans, span), mapped);
}

/** What has changed here since a version: what is stored and what is not yet. */
export function mapsSince(state: EditorState, version: number): StepMap[] {
  const now = collab(state);
  const later = now.recent
    .filter((one) => one.version > version)
    .flatMap((one) => one.shifts.map((at) => new StepMap([at.start, at.before, at.after])));
  return [...later, ...now.unconfirmed.map((one) => one.step.getMap())];
}
