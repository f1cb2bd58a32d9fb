// One press puts derived punctuation and stale references right; never in locked clauses, and undone as one.
import type { Node } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import { numbering } from '../text/numbering';
import type { Profile } from '../text/profiles';
import { endingMends } from '../text/punctuation';
import { staleReferences } from '../text/references';
import { schema } from '../text/schema';
import { lockedIds } from './locks';

export interface Fix {
  from: number;
  to: number;
  text: string;
  isReference: boolean;
}

/** What has to change, in positions of the text, from its end to its start. */
export function fixesOf(doc: Node, profile: Profile, locked: ReadonlySet<string>): Fix[] {
  const places = numbering(doc, profile);
  const starts = new Map<string, number>();
  doc.forEach((block, pos) => {
    starts.set(block.attrs.id, pos + 1);
  });
  const found = [
    ...endingMends(doc, places, profile).map(({ block, from, to, expected }) => ({
      block,
      from,
      to,
      text: expected,
      isReference: false,
    })),
    ...staleReferences(doc, places).flatMap(({ span, expected }) =>
      expected
        ? [{ block: span.block, from: span.from, to: span.to, text: expected, isReference: true }]
        : [],
    ),
  ];
  return found
    .filter(({ block }) => !locked.has(block))
    .map(({ block, from, to, text, isReference }) => {
      const start = starts.get(block) ?? 0;
      return { from: start + from, to: start + to, text, isReference };
    })
    .sort((a, b) => b.from - a.from);
}

/** `told` hears how many places were put right. */
export function mend(profile: Profile, told: (count: number) => void): Command {
  return (state, dispatch) => {
    const fixes = fixesOf(state.doc, profile, lockedIds(state));
    if (dispatch) {
      const tr = state.tr;
      for (const { from, to, text } of fixes) {
        const marks = from < to ? (state.doc.nodeAt(from)?.marks ?? []) : [];
        tr.replaceWith(from, to, schema.text(text, marks));
      }
      if (tr.docChanged) dispatch(tr);
      told(fixes.length);
    }
    return fixes.length > 0;
  };
}
