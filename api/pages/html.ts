/** A piece of HTML that is safe to put into a page. Only `html` makes one. */
export class Html {
  private constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }

  /** For `html` alone: whatever is passed in is taken for markup. */
  static ofMarkup(text: string): Html {
    return new Html(text);
  }
}

/** What a template takes; nothing is written for null, undefined and false, so `condition && html…` works. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/**
 * Fills a template: every value is escaped, for text and for attributes in quotes alike, unless `html` made it itself.
 * Attributes must be quoted, and an address from outside must be checked for its protocol before it becomes an `href`.
 */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return Html.ofMarkup(parts.reduce((page, part, index) => page + render(values[index - 1]) + part));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map(render).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
