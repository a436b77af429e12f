import fc from 'fast-check';
import { html, type HtmlValue } from './html';

/** Texts in which what could end a context is frequent. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom('<', '>', '"', "'", '&', '`', '=', '/', '\\', '\n', '\u0000', '</p>', '<script>', '&lt;', '&#39;'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

/** What a browser reads from escaped text. */
function unescape(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);
}

describe('html', () => {
  it('When any text is put into an element, then it stays in it and reads as it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const page = html`<p>${text}</p>`.toString();
        const inner = page.slice('<p>'.length, -'</p>'.length);
        expect(inner).not.toMatch(/[<>]/);
        expect(unescape(inner)).toBe(text);
      }),
    );
  });

  it.each(['"', "'"])(
    'When any text is put into an attribute in %s, then it stays in it and reads as it was',
    (quote) => {
      fc.assert(
        fc.property(hostile, (text) => {
          // Not written as a template, in which the formatter would change the quotes.
          const parts = Object.assign([`<a title=${quote}`, `${quote}></a>`], { raw: [] });
          const page = html(parts, text).toString();
          const value = page.slice(parts[0]!.length, -parts[1]!.length);
          expect(value).not.toMatch(/["'<>]/);
          expect(unescape(value)).toBe(text);
        }),
      );
    },
  );

  it('When a text comes in a list or inside another piece, then it is escaped once', () => {
    fc.assert(
      fc.property(fc.array(hostile), (texts) => {
        const list = html`<ul>
          ${texts.map((text) => html`<li>${text}</li>`)}
        </ul>`.toString();
        const items = [...list.matchAll(/<li>([^<>]*)<\/li>/g)].map((match) => unescape(match[1]!));
        expect(items).toEqual(texts);
      }),
    );
  });

  it('When a value only looks like a piece of HTML, then it is escaped all the same', () => {
    const forged = { text: '<script>', toString: () => '<script>' } as unknown as HtmlValue;
    expect(html`${forged}`.toString()).toBe('&lt;script&gt;');
  });

  it('When there is nothing to say, then nothing is written', () => {
    expect(html`${null}${undefined}${false}${[]}${''}${0}`.toString()).toBe('0');
  });
});
