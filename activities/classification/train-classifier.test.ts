import { MockActivityEnvironment } from '@temporalio/testing';
import pino from 'pino';
import type { TrainingOutcome } from '../../contracts/city-workflows';
import { createClassifierDirectory } from '../../db/classifier-directory';
import { activateModel, readModels, takeFolderModel } from '../../db/stores/classifier-model-store';
import { saveRecord } from '../../db/stores/report-store';
import type { CityData } from '../../domain/city/city-data';
import type { ClassifierModel } from '../../domain/classification/model';
import type { LabelledText } from '../../domain/classification/training/labelled-text';
import { isHeldOut, trainModel } from '../../domain/classification/training/train-model';
import { at, OPERATOR, SURE, TestReport } from '../../domain/report/testing/test-report';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { trainClassifier } from './train-classifier';

const logger = pino({ level: 'silent' });

/** Texts of two categories in words that the lexicon does not know, so that only learning tells them apart. */
function textsOf(category: string, words: readonly string[]): LabelledText[] {
  return words.flatMap((one) =>
    words.map((other, index) => ({
      text: `${one} ${other} ${one}${index}`,
      category,
      subcategory: null,
      urgent: index === 0,
      hard: false,
    })),
  );
}

const CORPUS = [
  ...textsOf('noise', ['zumba', 'zingo', 'zatra', 'zelop', 'zirka', 'zoret', 'zumat']),
  ...textsOf('animals', ['qualo', 'quiro', 'quena', 'quome', 'quabi', 'quide', 'qupol']),
];

let database: TestDatabase;
let hue: CityData;
beforeAll(async () => {
  database = await createTestDatabase();
  hue = await hueCityData();
});
afterAll(() => database.drop());
beforeEach(() => database.db.raw('TRUNCATE classifier_model, report CASCADE'));

const train = (corpus: readonly LabelledText[]): Promise<TrainingOutcome> =>
  new MockActivityEnvironment().run(trainClassifier, { db: database.db, city: fixedDirectory(hue), corpus, logger });

function learned(texts: readonly LabelledText[]): ClassifierModel {
  const training = trainModel({ texts, lexicon: hue.lexicon, categories: hue.categories });
  for (;;) {
    const step = training.next();
    if (step.done) return step.value;
  }
}

/** A report of which an operator says what it is about. */
async function corrected(reference: string, text: string, category: string): Promise<void> {
  const report = new TestReport(at('2026-03-02T09:00'), undefined, reference);
  report.sort(SURE);
  report.act('reclassify', { category, reason: 'Sai loại' }, OPERATOR);
  const { state, events } = report;
  const submission = {
    text,
    location: {},
    area: null,
    language: 'vi' as const,
    channel: 'web' as const,
    receivedAt: state.submittedAt,
    fingerprint: reference,
  };
  expect(await saveRecord(database.db, { state, events, submission }, [])).toBeNull();
}

describe('trainClassifier', () => {
  it('When there was no model, then the first one is put to use, and processes take it over', async () => {
    const directory = createClassifierDirectory({ db: database.db, city: fixedDirectory(hue), initial: null, logger });
    expect(directory.current().version).toMatch(/^lexicon-/);
    const { version, activated, refusal } = await train(CORPUS);
    expect({ activated, refusal }).toEqual({ activated: true, refusal: null });
    await directory.refresh();
    directory.stop();
    expect(directory.current().version).toBe(version);
    expect(await directory.current().classify({ text: 'zumba zirka mãi' })).toMatchObject({ category: 'noise' });
    const [stored] = await readModels(database.db);
    expect(stored).toMatchObject({ version, origin: 'training', active: true, activatedBy: null });
    expect(stored!.report).toMatchObject({ corrections: 0, before: null, refusal: null });
    expect(stored!.report!.learned + stored!.report!.heldOut).toBe(CORPUS.length);
  });

  it('When staff have corrected reports, then it learns from them', async () => {
    await train(CORPUS);
    const words = ['velga', 'vorin', 'vatom', 'vesip', 'vuldo', 'vimra'];
    for (const [index, word] of words.entries()) {
      await corrected(`HUE-V-${index}`, `${word} velga vorin ${words[(index + 1) % words.length]}`, 'animals');
    }
    const { version } = await train(CORPUS);
    const models = await readModels(database.db);
    expect(models.find((model) => model.version === version)!.report!.corrections).toBeGreaterThan(0);
    expect(models).toHaveLength(2);
  });

  it('When nothing has been learned since, then nothing changes', async () => {
    const first = await train(CORPUS);
    expect(await train(CORPUS)).toEqual({
      version: first.version,
      activated: false,
      refusal: 'Nothing has been learned since the model in use was made.',
    });
    expect(await readModels(database.db)).toHaveLength(1);
  });

  it('When the new model is worse on what is held out, then the one before stays in use', async () => {
    await train(CORPUS);
    const mislabelled = CORPUS.map((text, index) => ({
      ...text,
      category: index % 2 === 0 ? text.category : text.category === 'noise' ? 'animals' : 'noise',
    }));
    // The labels of what is held out are right: it is the learning that was led astray.
    const { activated, refusal, version } = await train(
      mislabelled.map((text, index) => (isHeldOut(text) ? CORPUS[index]! : text)),
    );
    expect(activated).toBe(false);
    expect(refusal).toMatch(/would fall from/);
    const active = (await readModels(database.db)).find((model) => model.active)!;
    expect(active.version).not.toBe(version);
  });

  it('When there are no texts, then it says so', async () => {
    expect(await train([])).toEqual({ version: null, activated: false, refusal: 'There is nothing to learn from.' });
  });
});

describe('the model of the folder', () => {
  it('When an installation starts, then it is in use; when it has learned since, then an update does not replace that', async () => {
    const first = learned(CORPUS.slice(0, 80));
    const second = learned(CORPUS.slice(0, 90));
    const third = learned(CORPUS.slice(0, 70));
    const inUse = async () => (await readModels(database.db)).find(({ active }) => active)!.version;
    await takeFolderModel(database.db, first);
    expect(await inUse()).toBe(first.version);
    await takeFolderModel(database.db, second);
    expect(await inUse()).toBe(second.version);
    // Put away by a person: it stays so, however often the installation starts.
    await activateModel(database.db, first.version, 'somebody');
    await takeFolderModel(database.db, second);
    expect(await inUse()).toBe(first.version);
    const { version } = await train(CORPUS);
    expect(await inUse()).toBe(version);
    await takeFolderModel(database.db, third);
    expect(await inUse()).toBe(version);
  });
});
