// The resolution's text as the browser's ProseMirror sees it. The server's `org.plenary.text` is the same.
import { type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';

export const KINDS = [
  'number',
  'title',
  'history',
  'formula',
  'call',
  'clause',
  'paragraph',
  'note',
  'annex',
  'heading',
] as const;
export type Kind = (typeof KINDS)[number];

export const NUMS = ['auto', 'bis', 'none', 'alpha', 'roman', 'decimal', 'dash'] as const;
export type Num = (typeof NUMS)[number];

export const MAX_LEVEL = 4;

const block: NodeSpec = {
  content: 'inline*',
  attrs: {
    // Empty only where ProseMirror has to make a block by itself; the editor names it at once.
    id: { default: '', validate: 'string' },
    kind: { default: 'clause', validate: 'string' },
    level: { default: 0, validate: 'number' },
    num: { default: 'auto', validate: 'string' },
  },
  defining: true,
  parseDOM: [
    {
      tag: 'p[data-id]',
      getAttrs: (dom) => ({
        id: dom.getAttribute('data-id'),
        kind: dom.getAttribute('data-kind') ?? 'clause',
        level: Number(dom.getAttribute('data-level') ?? 0),
        num: dom.getAttribute('data-num') ?? 'auto',
      }),
    },
  ],
  toDOM: (node) => [
    'p',
    {
      'data-id': String(node.attrs.id),
      'data-kind': String(node.attrs.kind),
      'data-level': String(node.attrs.level),
      'data-num': String(node.attrs.num),
    },
    0,
  ],
};

const footnote: NodeSpec = {
  inline: true,
  group: 'inline',
  atom: true,
  attrs: { id: { validate: 'string' }, text: { default: '', validate: 'string' } },
  parseDOM: [
    {
      tag: 'span[data-footnote]',
      getAttrs: (dom) => ({
        id: dom.getAttribute('data-footnote'),
        text: dom.getAttribute('data-text') ?? '',
      }),
    },
  ],
  toDOM: (node) => [
    'span',
    {
      class: 'footnote',
      'data-footnote': String(node.attrs.id),
      'data-text': String(node.attrs.text),
    },
  ],
};

const marks: Record<string, MarkSpec> = {
  emphasis: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  superscript: {
    excludes: 'superscript subscript',
    parseDOM: [{ tag: 'sup' }],
    toDOM: () => ['sup', 0],
  },
  subscript: {
    excludes: 'superscript subscript',
    parseDOM: [{ tag: 'sub' }],
    toDOM: () => ['sub', 0],
  },
  reference: {
    attrs: { to: { validate: 'string' } },
    inclusive: false,
    parseDOM: [
      { tag: 'span[data-to]', getAttrs: (dom) => ({ to: dom.getAttribute('data-to') ?? '' }) },
    ],
    toDOM: (mark) => ['span', { class: 'reference', 'data-to': String(mark.attrs.to) }, 0],
  },
  bracket: {
    attrs: { id: { validate: 'string' }, option: { default: 0, validate: 'number' } },
    excludes: '',
    parseDOM: [
      {
        tag: 'span[data-bracket]',
        getAttrs: (dom) => ({
          id: dom.getAttribute('data-bracket') ?? '',
          option: Number(dom.getAttribute('data-option') ?? 0),
        }),
      },
    ],
    toDOM: (mark) => [
      'span',
      {
        class: 'bracket',
        'data-bracket': String(mark.attrs.id),
        'data-option': String(mark.attrs.option),
      },
      0,
    ],
  },
};

/** One node type `block` with a kind, so that kind, level and numbering are plain `attr` steps. */
export const schema = new Schema({
  nodes: { doc: { content: 'block+' }, block, text: { group: 'inline' }, footnote },
  marks,
});
