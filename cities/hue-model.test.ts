import { resolve } from 'node:path';
import { createModelClassifier } from '../domain/classification/model-classifier';
import type { Classification, Classifier } from '../domain/classification/classifier';
import { evaluateClassifier } from '../domain/classification/training/evaluate-classifier';
import { isHeldOut } from '../domain/classification/training/train-model';
import { loadCityData } from './load-city-data';
import { loadCorpus } from './load-corpus';
import { loadModel } from './load-model';

const HUE = resolve(__dirname, 'hue');
let classifier: Classifier;
beforeAll(async () => {
  const { lexicon, categories } = await loadCityData(HUE);
  classifier = createModelClassifier((await loadModel(HUE))!, lexicon, categories);
});

const classify = async (text: string): Promise<Classification> => classifier.classify({ text });

describe('the model of Huế’s folder', () => {
  it.each([
    ['Đèn đường trước số 12 đường Hùng Vương tắt ba đêm nay, mong sớm sửa', 'electricity_lighting', 'street_lighting'],
    ['Cống trước nhà bị tắc, nước thải tràn lên mặt đường hôi thối', 'water_supply_drainage', 'drainage'],
    ['Rác chất đống ở đầu kiệt cả tuần không ai thu gom', 'environment_waste', 'waste'],
    ['Quán karaoke hát đến nửa đêm, ồn ào không ngủ được', 'noise', null],
    ['Vỉa hè bị hàng quán lấn chiếm để bàn ghế, không còn lối đi', 'sidewalk_encroachment', null],
    ['den xanh den do nga tu Nguyen Hue hong ca tuan, xe co lon xon', 'traffic', 'signals_signs'],
    ['Mat nuoc tu sang den gio, ca xom khong co nuoc sinh hoat', 'water_supply_drainage', 'water_supply'],
    ['Chó thả rông chạy khắp xóm, phóng uế bừa bãi, không rọ mõm', 'animals', null],
  ])('When a plain report comes, then it is known what it is about: %s', async (text, category, subcategory) => {
    expect(await classify(text)).toMatchObject({ category, subcategory, decided: true });
  });

  it('When a text is composed, decomposed or typed without diacritics, then it is about the same', async () => {
    const text = 'Đèn đường kiệt 12 tắt mấy đêm nay, cả xóm tối om';
    const composed = await classify(text.normalize('NFC'));
    expect(await classify(text.normalize('NFD'))).toEqual({ ...composed, because: expect.any(Array) });
    const bare = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D');
    expect((await classify(bare)).category).toBe(composed.category);
  });

  it('When danger is going on, then it is urgent; when it is only spoken of, then not', async () => {
    expect((await classify('Dây điện đứt rơi xuống đường đang xẹt lửa, người đi qua lại đông')).priority).toBe(
      'urgent',
    );
    expect((await classify('Cám ơn điện lực đã thay dây điện bị đứt hôm tuần trước')).priority).not.toBe('urgent');
  });

  it('When it is asked why, then it quotes the words that decided', async () => {
    const { because } = await classify('Kính gửi quý cơ quan, đèn đường ở kiệt 5 bị hỏng');
    expect(because.join(' ')).toMatch(/đèn đường/);
    expect(because.join(' ')).not.toMatch(/quý cơ quan/);
  });

  it('When it is judged on texts that were held out, then it is as good as docs/operations/classifier.md says', async () => {
    const heldOut = (await loadCorpus(HUE, await loadCityData(HUE))).filter(isHeldOut);
    expect(heldOut.length).toBeGreaterThan(400);
    const { everyday, hard } = await evaluateClassifier(classifier, heldOut);
    expect(everyday.figures.macroF1).toBeGreaterThan(0.75);
    expect(everyday.figures.decided.right).toBeGreaterThan(0.9);
    expect(everyday.urgency.recall).toBeGreaterThan(0.85);
    expect(hard.urgency.recall).toBeGreaterThan(0.85);
    expect(hard.urgency.precision).toBeGreaterThan(0.6);
  });
});
