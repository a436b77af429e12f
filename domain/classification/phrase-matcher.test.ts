import { wordsOf } from './fold-text';
import { createPhraseMatcher } from './phrase-matcher';

const find = (phrases: string[], text: string) => {
  const words = wordsOf(text);
  const matches = createPhraseMatcher(phrases.map((phrase) => [phrase, phrase] as const)).match(words);
  return matches.map(({ value }) => value);
};

describe('createPhraseMatcher', () => {
  test.each<[string, string[], string, string[]]>([
    ['a phrase is in the text', ['hố ga'], 'cái Hố Ga này', ['hố ga']],
    ['a word only begins like it', ['rác'], 'rácc', []],
    ['a longer phrase holds it', ['hố ga', 'ga', 'hố ga mất nắp'], 'hố ga mất nắp', ['hố ga mất nắp']],
    ['two phrases overlap', ['mất nắp cống', 'nắp cống bể'], 'mất nắp cống bể', ['mất nắp cống', 'nắp cống bể']],
    ['the gap is empty', ['dây điện … đứt'], 'dây điện đứt', ['dây điện … đứt']],
    ['words stand in the gap', ['dây điện … đứt'], 'dây điện trước nhà tôi bị đứt', ['dây điện … đứt']],
    ['too many words stand in the gap', ['dây điện … đứt'], 'dây điện a b c d e g đứt', []],
    ['the gap goes beyond the sentence', ['dây điện … đứt'], 'dây điện cũ. Cáp đứt', []],
    ['a phrase stands in the gap', ['dây điện … đứt', 'sợ'], 'dây điện tôi sợ đứt', ['dây điện … đứt', 'sợ']],
    ['a phrase without gap says the same', ['cây … đổ', 'cây đổ ngang'], 'cây đổ ngang', ['cây đổ ngang']],
    ['the diacritics are others', ['con chó'], 'còn chỗ', []],
  ])('When %s, then %j in %j gives %j', (_case, phrases, text, expected) => {
    expect(find(phrases, text)).toEqual(expected);
  });

  test.each([[''], ['…'], ['dây …'], ['… đứt'], ['a … b … c']])(
    'When the phrase is %j, then it is refused',
    (phrase) => {
      expect(() => createPhraseMatcher([[phrase, 1]])).toThrow('A phrase needs words');
    },
  );
});
