// HTML from outside, read into a document that is never shown: nothing in it loads or runs.
//
// The browser still holds style sheets, style and event attributes of such a document against the page's content
// policy and reports each. So none of them reaches the parser: their names are changed before, and wherever these are
// mere words, changed back after. A regular expression is enough for that, however broken the HTML.
import { newId } from '../text/ids';

interface Policy {
  createHTML(html: string): string;
}

const trusted = (globalThis as { trustedTypes?: { createPolicy(n: string, p: Policy): Policy } })
  .trustedTypes;

// The page's policy lets only named makers hand text to a parser. This one may, because of the document: it is inert.
const clipboard: Policy = trusted?.createPolicy('plenary-clipboard', {
  createHTML: (html) => html,
}) ?? { createHTML: (html) => html };

/** Wherever the name of such an attribute may begin; a name cannot hold a reference to a character. */
const ATTRIBUTE = /(?<![\w<-])(?=style|on[a-z])/gi;
/** Style sheets become another element whose content is no markup. */
const SHEET = /(?<=<\/?)style(?=[\s/>])/gi;

export class Inert {
  readonly body: HTMLElement;
  private readonly mark = `x${newId()}`;
  private readonly sheet = `noembed ${this.mark}`;

  constructor(html: string) {
    const harmless = html.replace(SHEET, this.sheet).replace(ATTRIBUTE, this.mark);
    const made = clipboard.createHTML(harmless);
    this.body = new DOMParser().parseFromString(made, 'text/html').body;
  }

  /** Words of the document, as they came. */
  words(text: string | null | undefined): string {
    return text?.replaceAll(this.sheet, 'style').replaceAll(this.mark, '') ?? '';
  }

  /** An attribute as it came; empty where there is none. */
  attribute(element: Element, name: string): string {
    return this.words(element.getAttribute(name) ?? element.getAttribute(this.mark + name));
  }
}
