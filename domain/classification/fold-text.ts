/**
 * Vietnamese as citizens type it, brought to one form.
 *
 * The same word arrives composed (NFC) or decomposed (NFD), in full-width or "fancy" compatibility letters, with the tone
 * on either vowel (`hoà`, `hòa`), without diacritics at all (`hoa`), or abbreviated (`ko`, `đg`, `p.`). Each word keeps
 * its place in the original text, so that an explanation can quote what the citizen wrote.
 */
export interface Word {
  /** Lower case, without diacritics: what matching looks at first. */
  folded: string;
  /** Lower case with diacritics, the tone moved to the end of the word: `hoà` and `hòa` are equal here. */
  written: string;
  /** Range in the original text, end exclusive. The words of one expanded abbreviation share a range. */
  start: number;
  end: number;
  /** Number of the sentence or line, from 0. */
  sentence: number;
}

// Format characters (zero-width spaces and joiners, soft hyphens) belong to the word: Zalo and some keyboards put them inside.
const RUN = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;
const MARKS = /[\p{M}\p{Cf}]+/gu;
/** Grave, acute, tilde, hook above, dot below: the five tones. Breve, circumflex and horn are part of the letter. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const NOT_A_WORD = /[^\p{L}\p{M}\p{N}]+/u;
const SENTENCE_END = /[!?;…\n\r\u2028\u2029]|\.(?=\s|$)/u;
const DIGITS = /^\p{N}+$/u;

/**
 * Abbreviations and teencode that stand for one thing only in a report. Left out because they stand for several:
 * `vs` (với, vệ sinh), `hs` (học sinh, hồ sơ), `bv` (bệnh viện, bảo vệ), `bn`, `tt`, `gt`, `hem` (không, hẻm), `hong`.
 */
const EXPANSIONS: Record<string, string> = {
  ko: 'không',
  k0: 'không',
  hok: 'không',
  khg: 'không',
  khum: 'không',
  dc: 'được',
  dg: 'đường',
  ng: 'người',
  ngta: 'người ta',
  mng: 'mọi người',
  mn: 'mọi người',
  nc: 'nước',
  trc: 'trước',
  cx: 'cũng',
  lm: 'làm',
  ntn: 'như thế nào',
  bjo: 'bây giờ',
  bgio: 'bây giờ',
  hnay: 'hôm nay',
  hqua: 'hôm qua',
  xm: 'xe máy',
  oto: 'ô tô',
  tp: 'thành phố',
  tx: 'thị xã',
  tdp: 'tổ dân phố',
  ubnd: 'ủy ban nhân dân',
  csgt: 'cảnh sát giao thông',
  atgt: 'an toàn giao thông',
  attp: 'an toàn thực phẩm',
  vsattp: 'vệ sinh an toàn thực phẩm',
  vsmt: 'vệ sinh môi trường',
  tthc: 'thủ tục hành chính',
  ks: 'khách sạn',
  cty: 'công ty',
  nv: 'nhân viên',
  gv: 'giáo viên',
  xd: 'xây dựng',
};

/** Expanded only before a full stop and a further word: `P. Vỹ Dạ`, `Đ.Hùng Vương`. */
const DOTTED: Record<string, string> = { p: 'phường', q: 'quận', d: 'đường', x: 'xã' };

interface Form {
  folded: string;
  written: string;
}

const expansionForms = new Map(Object.entries(EXPANSIONS).map(([short, long]) => [short, formsOf(long)]));
const dottedForms = new Map(Object.entries(DOTTED).map(([short, long]) => [short, formsOf(long)]));
const notForms = formsOf('không');

/** The words of a text in their normal forms, abbreviations expanded, each with its place in the text. */
export function wordsOf(text: string): Word[] {
  const tokens = tokensOf(text);
  const words: Word[] = [];
  for (const [index, token] of tokens.entries()) {
    for (const form of expand(tokens, index, text)) {
      words.push({ ...form, start: token.start, end: token.end, sentence: token.sentence });
    }
  }
  return words;
}

/**
 * The folded form of a text: its words in lower case without diacritics, one space between them. Composed, decomposed and
 * already folded input give the same result, and folding twice changes nothing.
 */
export function foldText(text: string): string {
  return wordsOf(text)
    .map((word) => word.folded)
    .join(' ');
}

/**
 * How well a typed word agrees in its diacritics with a word that folds to the same. `loose`: none typed (`nuoc` for `nước`),
 * or a slip that never makes another word: hook for tilde, which central Vietnamese pronounces alike, or half of `ươ`.
 */
export function agreement(typed: Word, meant: Word): 'exact' | 'loose' | 'contrary' {
  if (typed.written === meant.written) return 'exact';
  return typed.written === typed.folded || withoutSlips(typed.written) === withoutSlips(meant.written)
    ? 'loose'
    : 'contrary';
}

function withoutSlips(written: string): string {
  return written.replace(/\u0303/gu, '\u0309').replace(/u\u031bo(?!\u031b)|uo\u031b/gu, 'u\u031bo\u031b');
}

interface Token extends Form {
  start: number;
  end: number;
  sentence: number;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let end = 0;
  for (const run of text.matchAll(RUN)) {
    const forms = formsOf(run[0]);
    if (forms.length === 0) continue;
    const previous = tokens.at(-1);
    // "P. Vỹ Dạ", "Q. 1", "TP. Huế": the stop after an abbreviation ends no sentence.
    const abbreviated = previous !== undefined && (previous.folded.length === 1 || previous.folded === 'tp');
    const gap = text.slice(end, run.index);
    if (previous && SENTENCE_END.test(gap) && !(abbreviated && gap.trim() === '.')) sentence += 1;
    end = run.index + run[0].length;
    for (const form of forms) tokens.push({ ...form, start: run.index, end, sentence });
  }
  return tokens;
}

function formsOf(run: string): Form[] {
  // Twice, because lower-casing can bring out new marks (İ), and decomposing new capitals (𝐇, Ⓗ).
  const plain = run
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Cf}/gu, '')
    .replace(/[đðɖ]/gu, 'd\u0335');
  const forms: Form[] = [];
  for (const piece of plain.split(NOT_A_WORD)) {
    const folded = calm(piece.replace(MARKS, ''));
    if (folded === '') continue;
    const tones = [...new Set(piece.match(TONES))].sort().join('');
    forms.push({ folded, written: calm(piece.replace(TONES, '')) + tones });
  }
  return forms;
}

/** `quaaaa` → `qua`: three or more of a letter are emphasis, unless they are the whole word (`www`, `III`). */
function calm(word: string): string {
  return word.replace(/(\p{L}\p{M}*)\1{2,}/gu, (run: string, letter: string) => (run === word ? run : letter));
}

function expand(tokens: Token[], index: number, text: string): Form[] {
  const token = tokens[index]!;
  const next = tokens[index + 1];
  const previous = tokens[index - 1];
  if (token.folded === 'k') {
    // "không", but not in "lô K 53" or "20 k".
    const beside = (other: Token | undefined) => other !== undefined && DIGITS.test(other.folded);
    return beside(previous) || beside(next) || previous?.folded === 'lo' ? [token] : notForms;
  }
  const dotted = dottedForms.get(token.folded);
  if (dotted && next && /^\.\s?$/u.test(text.slice(token.end, next.start))) return dotted;
  return expansionForms.get(token.folded) ?? [token];
}
