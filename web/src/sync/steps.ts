// Steps on the wire: flattening, equality and the text they carry.
import type { Node } from 'prosemirror-model';
import { AttrStep, ReplaceStep, Step } from 'prosemirror-transform';
import { schema } from '../text/schema';
import type { StepJson } from '../wire/protocol';

interface Plain {
  [field: string]: unknown;
}

/** A step as JSON. prosemirror-transform 1.12 nests `markSet` on redo and then cannot read it back: flattened here. */
export function stepJson(step: Step): StepJson {
  return flat(step.toJSON() as StepJson);
}

function flat(json: StepJson): StepJson {
  if (json.stepType !== 'markSet') return json;
  const steps: StepJson[] = [];
  const walk = (inner: StepJson): void => {
    if (inner.stepType === 'markSet') (inner.steps as StepJson[]).forEach(walk);
    else steps.push(inner);
  };
  walk(json);
  return { stepType: 'markSet', steps };
}

/** The step that JSON describes. Throws on JSON that no server of ours sends. */
export function stepFrom(json: StepJson): Step {
  return Step.fromJSON(schema, flat(json));
}

/** Whether two JSON values say the same, whatever the order of their fields. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Plain;
  const right = b as Plain;
  const names = Object.keys(left).filter((name) => left[name] !== undefined);
  const others = Object.keys(right).filter((name) => right[name] !== undefined);
  return names.length === others.length && names.every((name) => same(left[name], right[name]));
}

/** The words a step would have put into the text; whole blocks with one of these ids are left out. */
export function textOf(step: Step, without: ReadonlySet<string> = new Set()): string {
  if (step instanceof AttrStep && step.attr === 'text') return String(step.value);
  if (!(step instanceof ReplaceStep)) return '';
  const { content, openStart, openEnd } = step.slice;
  const lines: string[] = [];
  content.forEach((node, _offset, i) => {
    const open = (i === 0 && openStart > 0) || (i === content.childCount - 1 && openEnd > 0);
    if (!node.isBlock) lines[0] = (lines[0] ?? '') + inlineText(node);
    else if (open || !without.has(node.attrs.id))
      lines.push(node.children.map(inlineText).join(''));
  });
  return lines.join('\n');
}

function inlineText(node: Node): string {
  return node.type.name === 'footnote' ? String(node.attrs.text) : (node.text ?? '');
}
