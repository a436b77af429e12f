import fc from 'fast-check';
import categoriesData from '../../cities/hue/categories.json';
import demoTexts from '../../cities/hue/demo-texts.json';
import hueLexicon from '../../cities/hue/lexicon.json';
import type { Category, Lexicon } from '../city/city-data';
import type { Classification } from './classifier';
import { createLexiconClassifier, MAX_TEXT_LENGTH } from './lexicon-classifier';

const categories = [
  { code: 'animals', priority: 'normal' },
  { code: 'waste', priority: 'low' },
  { code: 'noise', priority: 'normal' },
  { code: 'power', priority: 'high' },
] as const;

const lexicon: Lexicon = {
  categories: {
    animals: { 'con chó': 4, chó: 3, 'chó chết': 5 },
    waste: { rác: 4, 'xác chó chết': 5, 'mùi hôi': 3 },
    noise: { ồn: 4, 'gây ồn': 5 },
    power: { 'dây điện': 4, 'dây điện đứt': 5 },
  },
  urgent: { 'dây điện đứt': 5, 'rò gas': 5 },
  notUrgent: { 'năm ngoái': 5, sợ: 3 },
};

const classifier = createLexiconClassifier(lexicon, categories, { threshold: 0.4 });
const classify = (text: string, language?: 'vi' | 'en') =>
  classifier.classify({ text, ...(language ? { language } : {}) }) as Classification;

describe('createLexiconClassifier', () => {
  test('When one category is named, then it is decided, with the words as the citizen wrote them', () => {
    expect(classify('Ai vứt RÁC   trước nhà tôi?')).toEqual({
      category: 'waste',
      priority: 'low',
      // (4 × 1.25) / (4 × 1.25 + 2)
      confidence: 5 / 7,
      decided: true,
      because: ['RÁC'],
    });
  });

  test('When nothing is known, then it is other and goes to triage', () => {
    expect(classify('Chào buổi sáng')).toEqual({
      category: 'other',
      priority: 'normal',
      confidence: 0,
      decided: false,
      because: [],
    });
  });

  test('When two categories compete, then it goes to triage', () => {
    const { confidence, decided } = classify('Rác đầy đường, nhà bên thì gây ồn.');
    expect(confidence).toBeLessThan(0.4);
    expect(decided).toBe(false);
  });

  test('When a phrase is part of a longer one, then only the longer counts', () => {
    expect(classify('xác chó chết')).toMatchObject({
      category: 'waste',
      because: ['xác chó chết'],
      confidence: 6.25 / 8.25,
    });
  });

  test('When a word occurs often, then it counts once', () => {
    expect(classify('rác, rác, rác').confidence).toBe(classify('rác').confidence);
  });

  test('When diacritics are missing, then phrases still match and single words count half', () => {
    expect(classify('con cho chay rong')).toMatchObject({ category: 'animals', confidence: 4 / 6 });
    expect(classify('rac nhieu qua')).toMatchObject({ category: 'waste', confidence: 2 / 4 });
  });

  test('When a word has other diacritics, or none in a text that has them, then it is another word', () => {
    expect(classify('Chợ gần nhà tôi đông quá').because).toEqual([]);
    expect(classify('Gửi cho tôi kết quả phản ánh').because).toEqual([]);
  });

  test('When the text is English, then its words are not read as Vietnamese without diacritics', () => {
    expect(classify('The lamp is on and there is no switch').because).toEqual([]);
    expect(classify('lamp on, please', 'en').because).toEqual([]);
  });

  test('When phrases lie across two sentences, then they are not found', () => {
    expect(classify('Nhà có con. Chó thì không.').because).toEqual(['Chó']);
  });

  describe('urgency', () => {
    test.each([
      ['danger is described', 'Dây điện đứt trước nhà 12 Lê Lợi', 'urgent'],
      ['no category is known, but danger is', 'Rò gas trong kiệt', 'urgent'],
      ['it is over', 'Năm ngoái dây điện đứt một lần', 'high'],
      ['it is only feared', 'Tôi sợ dây điện đứt', 'high'],
      ['another sentence looks back', 'Năm ngoái gãy một lần. Nay dây điện đứt rồi, rò gas nữa', 'urgent'],
      ['no danger is described', 'Dây điện chằng chịt', 'high'],
    ])('When %s, then the priority of %j is %s', (_case, text, priority) => {
      expect(classify(text).priority).toBe(priority);
    });

    test('When danger made it urgent, then its words come first', () => {
      expect(classify('Mùi hôi, rác đầy, rò gas').because[0]).toBe('rò gas');
    });
  });

  test('When the lexicon or the threshold changes, then so does the version', () => {
    const other = { ...lexicon, notUrgent: {} };
    const versions = [
      classifier.version,
      createLexiconClassifier(other, categories, { threshold: 0.4 }).version,
      createLexiconClassifier(lexicon, categories, { threshold: 0.5 }).version,
    ];
    expect(new Set(versions).size).toBe(3);
    expect(createLexiconClassifier(lexicon, categories, { threshold: 0.4 }).version).toBe(classifier.version);
  });

  test('When the lexicon has phrases for an unknown category, then it is refused', () => {
    expect(() => createLexiconClassifier(lexicon, [], { threshold: 0.4 })).toThrow('animals');
  });

  test('When the lexicon has a phrase without words, then it is refused', () => {
    const broken = { ...lexicon, urgent: { '!!': 5 } };
    expect(() => createLexiconClassifier(broken, categories)).toThrow('"!!"');
  });
});

describe("Huế's lexicon", () => {
  const hue = createLexiconClassifier(hueLexicon, categoriesData as Category[]);
  const results = demoTexts.map(({ text, category, language }) => ({
    expected: category,
    found: hue.classify({ text, language: language as 'vi' | 'en' }) as Classification,
  }));

  test('When it is read, then every category has at least 30 phrases, all with weights of 1 to 5', () => {
    expect(Object.keys(hueLexicon.categories).sort()).toEqual(categoriesData.map(({ code }) => code).sort());
    for (const phrases of Object.values(hueLexicon.categories)) {
      expect(Object.keys(phrases).length).toBeGreaterThanOrEqual(30);
    }
    const lists = [...Object.values(hueLexicon.categories), hueLexicon.urgent, hueLexicon.notUrgent];
    expect(new Set(lists.flatMap((list) => Object.values<number>(list)))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  test('When the demo texts are read, then there are at least 8 for each category', () => {
    for (const { code } of categoriesData) {
      expect(demoTexts.filter(({ category }) => category === code).length).toBeGreaterThanOrEqual(8);
    }
  });

  test('When the demo texts are classified, then at least 60 % are decided and at least 85 % of those rightly', () => {
    const decided = results.filter(({ found }) => found.decided);
    const right = decided.filter(({ expected, found }) => found.category === expected);
    expect(decided.length / results.length).toBeGreaterThanOrEqual(0.6);
    expect(right.length / decided.length).toBeGreaterThanOrEqual(0.85);
  });

  test('When the demo texts are classified, then the reasons are in the text', () => {
    for (const [index, { found }] of results.entries()) {
      for (const reason of found.because) expect(demoTexts[index]!.text).toContain(reason);
    }
  });

  test.each([
    'Dây điện đứt rơi xuống đường, đang xẹt lửa',
    'Hố ga mất nắp giữa đường, tối không thấy',
    'ho ga mat nap giua duong hung vuong',
    'Cây đổ chắn ngang đường Lê Lợi',
    'Mùi gas nồng nặc trong chung cư, nghi rò rỉ gas',
    'There is a live wire lying on the road',
  ])('When danger to life is reported, then it is urgent: %s', (text) => {
    expect(hue.classify({ text })).toMatchObject({ priority: 'urgent' });
  });

  test('When any text is classified, then it never throws and the result is well formed', () => {
    const phrase = fc.constantFrom(
      ...Object.values(hueLexicon.categories).flatMap(Object.keys),
      '🔥',
      '\ud800',
      '\udc00',
      '. ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)))
        .map((units) => units.join('')),
      fc.array(phrase, { maxLength: 60 }).map((phrases) => phrases.join(' ')),
    );
    const codes = categoriesData.map(({ code }) => code);
    fc.assert(
      fc.property(texts, (text) => {
        const found = hue.classify({ text }) as Classification;
        expect(codes).toContain(found.category);
        expect(found.confidence).toBeGreaterThanOrEqual(0);
        expect(found.confidence).toBeLessThan(1);
        for (const reason of found.because) expect(text).toContain(reason);
      }),
      { numRuns: 300 },
    );
  });

  test('When a text is composed, decomposed or has the tone on the other vowel, then the classification is the same', () => {
    for (const { text } of demoTexts) {
      const { category, confidence } = hue.classify({ text: text.normalize('NFC') }) as Classification;
      expect(hue.classify({ text: text.normalize('NFD') })).toMatchObject({ category, confidence });
      const otherTones = text
        .normalize('NFC')
        .replaceAll('hóa', 'hoá')
        .replaceAll('hòa', 'hoà')
        .replaceAll('thủy', 'thuỷ');
      expect(hue.classify({ text: otherTones })).toMatchObject({ category, confidence });
    }
  });

  test('When a text goes on beyond the greatest length, then the rest is not read', () => {
    const filler = 'a '.repeat(MAX_TEXT_LENGTH / 2);
    expect(hue.classify({ text: filler + 'rác thải' })).toMatchObject({ category: 'other', decided: false });
  });
});
