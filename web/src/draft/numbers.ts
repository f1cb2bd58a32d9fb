// What is derived from the form of the text: labels, and the words by which one clause names another.
import type { Node } from 'prosemirror-model';
import type { Numbering } from '../editor/labels';
import { blockById } from '../text/blocks';
import { numbering, path } from '../text/numbering';
import type { Profile } from '../text/profiles';

/** The labels of a text by its profile. */
export function labelsBy(profile: Profile): Numbering {
  return (doc) => {
    const labels = new Map<string, string>();
    for (const [id, place] of numbering(doc, profile)) if (place.label) labels.set(id, place.label);
    return labels;
  };
}

/** How the text refers to a block of its own: the call's words and the label, such as `considering e) ii)`. */
export function namesBlock(doc: Node, profile: Profile, id: string): string {
  const places = numbering(doc, profile);
  const words = (of: string | undefined) =>
    (of ? blockById(doc, of)?.node.textContent.trim() : '') ?? '';
  const place = places.get(id);
  if (!place) return words(id);
  return [words(place.call), path(places, id)].filter(Boolean).join(' ') || words(id);
}
