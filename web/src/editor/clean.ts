// What is pasted or dropped becomes blocks of our kinds, and nothing else of it survives: no styles, lists of
// Word, tables, images or scripts. The HTML is read in an inert document, so nothing of it loads or runs.
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { wellFormed } from '../text/characters';
import { newId } from '../text/ids';
import { KINDS, type Kind, MAX_LEVEL, NUMS, type Num, schema } from '../text/schema';
import { Inert } from './inert';
import { typedLabel } from './typed';

export interface Line {
  kind: Kind;
  level: number;
  num: Num;
  content: Node[];
  /** Whether the line is a block of its own, or only a run of words. */
  whole: boolean;
}

const BLOCKS = new Set(
  'P DIV LI UL OL TABLE TBODY THEAD TFOOT TR TD TH H1 H2 H3 H4 H5 H6 BLOCKQUOTE SECTION ARTICLE HEADER FOOTER MAIN NAV ASIDE PRE DL DT DD FIGURE FIGCAPTION ADDRESS HR FORM FIELDSET'.split(
    ' ',
  ),
);
const DROPPED = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK IMG PICTURE SVG VIDEO AUDIO CANVAS IFRAME OBJECT EMBED TEMPLATE NOSCRIPT NOEMBED NOFRAMES INPUT SELECT TEXTAREA BUTTON XML O:P'.split(
    ' ',
  ),
);
const DEEPEST = 200;

/** The lines of a piece of HTML. */
export function linesOfHtml(html: string): Line[] {
  const source = new Inert(html);
  const reader = new Reader(source);
  reader.children(source.body, { marks: [], level: 0, depth: 0, shape: {} });
  reader.end(false);
  return withoutLabels(reader.lines);
}

/** The lines of plain text; a typed label such as `a)` becomes a level. */
export function linesOfText(text: string): Line[] {
  const raw = wellFormed(text).split(/\r\n?|\n|\u2028|\u2029/);
  const lines = raw.map((each): Line => {
    const words = tidy(each.trim());
    const content = words ? [schema.text(words)] : [];
    return { kind: 'clause', level: 0, num: 'auto', content, whole: raw.length > 1 };
  });
  return withoutLabels(lines);
}

interface Context {
  marks: readonly Mark[];
  level: number;
  depth: number;
  inCell?: boolean;
  shape: Partial<Pick<Line, 'kind' | 'level' | 'num'>>;
}

class Reader {
  readonly lines: Line[] = [];
  private content: Node[] = [];
  private shape: Context['shape'] = {};

  constructor(private readonly source: Inert) {}

  children(parent: ParentNode, context: Context): void {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3)
        this.words(this.source.words(child.nodeValue).replaceAll('\t', ' '), context);
      else if (child.nodeType === 1) this.element(child as HTMLElement, context);
    }
  }

  private element(element: HTMLElement, context: Context): void {
    const tag = element.tagName.toUpperCase();
    const style = this.source.attribute(element, 'style').toLowerCase();
    if (DROPPED.has(tag) || tag.startsWith('O:') || context.depth > DEEPEST || HIDDEN.test(style))
      return;
    if (tag === 'BR' || TAB.test(style)) {
      this.words(tag === 'BR' ? ' ' : '\t', context);
      return;
    }
    if (element.dataset.footnote !== undefined) {
      this.footnote(this.source.words(element.dataset.text), context);
      return;
    }
    const inner = {
      ...context,
      depth: context.depth + 1,
      marks: this.marks(element, tag, style, context.marks),
    };
    if (tag === 'LI')
      inner.level = Math.min(MAX_LEVEL, context.level + (nestedIn(element) > 0 ? 1 : 0));
    if (!BLOCKS.has(tag)) {
      this.children(element, inner);
      return;
    }
    this.end(true);
    const shape = shapeOf(element, tag, style, inner.level);
    // What Word puts into the cells of a table are paragraphs of it, not clauses.
    inner.inCell = context.inCell || tag === 'TD' || tag === 'TH';
    this.shape = inner.shape = inner.inCell ? { kind: 'paragraph', level: 0 } : shape;
    this.children(element, inner);
    this.end(true);
  }

  private marks(element: HTMLElement, tag: string, style: string, outer: readonly Mark[]) {
    let marks = outer;
    const add = (name: string, attrs?: Record<string, unknown>) => {
      marks = schema.mark(name, attrs).addToSet(marks);
    };
    if (tag === 'EM' || tag === 'I' || /font-style:\s*italic/.test(style)) add('emphasis');
    // Google Docs wraps everything in <b style="font-weight:normal">.
    const light = /font-weight:\s*(normal|[1-4]00)/.test(style);
    const heavy = /font-weight:\s*(bold|[6-9]00)/.test(style);
    if (((tag === 'STRONG' || tag === 'B') && !light) || heavy) add('strong');
    if (tag === 'SUP' || /vertical-align:\s*super/.test(style)) add('superscript');
    if (tag === 'SUB' || /vertical-align:\s*sub(?!\w)/.test(style)) add('subscript');
    const to = this.source.words(element.dataset.to) || (tag === 'A' ? this.address(element) : '');
    if (to) add('reference', { to: to.slice(0, 2000) });
    const bracket = this.source.words(element.dataset.bracket);
    if (/^[\w-]{1,40}$/.test(bracket)) {
      add('bracket', { id: bracket, option: Number(element.dataset.option) || 0 });
    }
    return marks;
  }

  private address(element: HTMLElement): string {
    const href = this.source.attribute(element, 'href');
    return /^https?:\/\//i.test(href) ? wellFormed(href) : '';
  }

  private words(raw: string, { marks, shape }: Context): void {
    const text = tidy(wellFormed(raw));
    if (text === '' || (text.trim() === '' && this.content.length === 0)) return;
    this.shape = shape;
    const last = this.content.at(-1);
    const clean =
      this.content.length === 0 || /[ \t]$/.test(last?.text ?? '') ? text.trimStart() : text;
    if (clean) this.content.push(schema.text(clean, marks));
  }

  private footnote(text: string, { marks }: Context): void {
    this.content.push(
      schema.node('footnote', { id: newId(), text: wellFormed(text).slice(0, 4000) }, [], marks),
    );
  }

  end(whole: boolean): void {
    const content = trimEnd(this.content);
    this.content = [];
    if (content.length === 0) return;
    const { kind = 'clause', level = 0, num = 'auto' } = this.shape;
    const italic = kind === 'clause' && isCallLine(content);
    this.lines.push({
      kind: italic ? 'call' : kind,
      level: italic ? 0 : level,
      num,
      content: italic ? content.map((node) => node.mark([])) : content,
      whole,
    });
  }
}

/** White space as one space; a tab stays until the typed labels are taken off. */
const tidy = (text: string): string =>
  text.replace(/[\s\u00A0]+/g, (run) => (run === '\u00A0' ? run : run.includes('\t') ? '\t' : ' '));

function trimEnd(content: Node[]): Node[] {
  const last = content.at(-1);
  if (!last?.isText) return content;
  const text = (last.text ?? '').trimEnd();
  const rest = content.slice(0, -1);
  return text ? [...rest, schema.text(text, last.marks)] : trimEnd(rest);
}

const TAB = /mso-tab-count/;
/** Word's own list numbers are inside `mso-list:Ignore`. */
const HIDDEN = /mso-list:\s*ignore|display:\s*none|mso-hide:\s*all/;

/** How many lists a list item's own list is inside of. */
function nestedIn(item: HTMLElement): number {
  let depth = 0;
  for (let up = item.parentElement?.parentElement; up; up = up.parentElement) {
    if (up.tagName === 'UL' || up.tagName === 'OL') depth++;
  }
  return depth;
}

function shapeOf(
  element: HTMLElement,
  tag: string,
  style: string,
  level: number,
): Context['shape'] {
  const { kind, num } = element.dataset;
  if (element.dataset.id !== undefined && KINDS.includes(kind as Kind)) {
    const own = Math.min(MAX_LEVEL, Math.max(0, Number(element.dataset.level) || 0));
    return {
      kind: kind as Kind,
      level: own,
      num: NUMS.includes(num as Num) ? (num as Num) : 'auto',
    };
  }
  if (/^H[1-6]$/.test(tag)) return { kind: 'heading', level: 0 };
  if (tag === 'TD' || tag === 'TH' || tag === 'BLOCKQUOTE') return { kind: 'paragraph', level: 0 };
  const word = /mso-list:\s*\w+\s+level(\d)/.exec(style);
  const listed = word ? Math.min(MAX_LEVEL, Number(word[1]) - 1) : level;
  return { kind: 'clause', level: listed };
}

/** A short line in italics alone is a call. */
function isCallLine(content: Node[]): boolean {
  const text = content.map((node) => node.text ?? '').join('');
  const italics = content.every(
    (node) => node.marks.some((mark) => mark.type.name === 'emphasis') || !node.text?.trim(),
  );
  return (
    italics && text.length < 120 && !/[.;:]$/.test(text) && content.every((node) => node.isText)
  );
}

/** Takes typed labels off the front of clauses; their form says the level. Tabs end here, and so do empty lines. */
function withoutLabels(lines: readonly Line[]): Line[] {
  let previous = '';
  const done = lines.map((line): Line => {
    const content = Fragment.from(line.content);
    const words = content.textBetween(0, content.size, '', '\uFFFC');
    const clause = line.kind === 'clause' && line.whole;
    const label = clause ? typedLabel(words, line.level, previous) : null;
    if (label?.level === line.level || !label) previous = label?.sign ?? '';
    return {
      ...line,
      ...(label && { level: label.level, num: label.num }),
      content: withoutTabs(label ? content.cut(label.size) : content),
    };
  });
  return done.filter((line) => line.content.length > 0);
}

function withoutTabs(content: Fragment): Node[] {
  return content.content.map((node) =>
    node.text ? schema.text(node.text.replaceAll('\t', ' '), node.marks) : node,
  );
}

/** Blocks with new ids. */
export function blocksOf(lines: readonly Line[]): Node[] {
  return lines.map(({ kind, level, num, content }) =>
    schema.node('block', { id: newId(), kind, level: kind === 'clause' ? level : 0, num }, content),
  );
}
