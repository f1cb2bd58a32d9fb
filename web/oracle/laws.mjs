// What npm's ProseMirror says about one case. Every law is a fact, a string that the server's engine must give too.
import { Node } from 'prosemirror-model';
import { Mapping, Step } from 'prosemirror-transform';
import { schema } from './schema.mjs';

/** One case: a document, single steps on it, the edits of others, and a commit made beside them. */
export function facts({ doc: docJson, single, over, commit }) {
  const out = [];
  const doc = Node.fromJSON(schema, docJson);
  out.push(JSON.stringify(doc.toJSON()));
  for (const step of single) aboutStep(out, doc, Step.fromJSON(schema, step));
  const others = run(out, doc, over);
  const mine = run(out, doc, commit);
  const through = new Mapping(others.steps.map((step) => step.getMap()));
  for (const step of [...single.map((json) => Step.fromJSON(schema, json)), ...mine.steps])
    out.push(json(step.map(through)));
  aboutRebase(out, others, mine.steps);
  return out;
}

/** Applies the steps one after the other; all of them fit. */
function run(out, doc, list) {
  const steps = list.map((step) => Step.fromJSON(schema, step));
  let now = doc;
  for (const step of steps) now = aboutStep(out, now, step);
  return { doc: now, steps };
}

function aboutStep(out, doc, step) {
  out.push(json(step));
  const after = apply(doc, step);
  if (!after) {
    out.push('failed');
    return doc;
  }
  after.check();
  out.push(JSON.stringify(after.toJSON()));
  const inverse = step.invert(doc);
  out.push(json(inverse));
  const back = apply(after, inverse);
  out.push(back ? JSON.stringify(back.toJSON()) : 'failed');
  out.push(positions(step.getMap(), doc.content.size));
  out.push(positions(step.getMap().invert(), after.content.size));
  return after;
}

function aboutRebase(out, others, steps) {
  const n = steps.length;
  const mapping = new Mapping();
  for (let i = n - 1; i >= 0; i--) mapping.appendMap(steps[i].getMap().invert());
  for (const step of others.steps) mapping.appendMap(step.getMap());
  let doc = others.doc;
  for (let i = 0; i < n; i++) {
    const mapped = steps[i].map(mapping.slice(n - i));
    const after = mapped && apply(doc, mapped);
    out.push(after ? json(mapped) : 'null');
    if (!after) continue;
    mapping.appendMap(mapped.getMap(), n - 1 - i);
    doc = after;
  }
  out.push(JSON.stringify(doc.toJSON()));
  out.push(positions(mapping, others.doc.content.size));
}

function apply(doc, step) {
  try {
    return step.apply(doc).doc;
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return null;
  }
}

/** Where every position goes from both sides, and what was deleted around it. */
function positions(map, size) {
  let hash = 0;
  for (let pos = 0; pos <= size; pos++)
    for (const assoc of [-1, 1]) {
      const result = map.mapResult(pos, assoc);
      if (result.pos !== map.map(pos, assoc)) throw new Error('map and mapResult differ');
      hash = (Math.imul(hash, 31) + result.pos * 16 + result.delInfo) | 0;
    }
  return String(hash);
}

function json(step) {
  return step ? JSON.stringify(flat(step.toJSON())) : 'null';
}

/** ProseMirror nests mark sets when it inverts them, and then cannot read them: laid out flat. */
function flat(step) {
  if (step.stepType !== 'markSet') return step;
  return { stepType: 'markSet', steps: step.steps.flatMap((s) => flat(s).steps ?? [flat(s)]) };
}
