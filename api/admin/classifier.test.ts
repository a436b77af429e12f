import { TRAINING_WORKFLOW_ID } from '../../contracts/city-workflows';
import { createClassifierDirectory } from '../../db/classifier-directory';
import { insertModel, takeFolderModel } from '../../db/stores/classifier-model-store';
import { loadModel } from '../../cities/load-model';
import { createModelClassifier } from '../../domain/classification/model-classifier';
import { evaluateClassifier } from '../../domain/classification/training/evaluate-classifier';
import { createLogger } from '../../config/logger';
import { apiClient, bearer, type ApiClient } from '../../test/support/api-client';
import { fixedDirectory } from '../../test/support/test-city';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const MODELS = '/api/v1/admin/classifier/models';
let paht: TestInstallation;
let api: ApiClient;
let admin: Record<string, string>;
let folder: string;
let trained: string;

beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  admin = bearer(await paht.tokenFor('admin'));
  const { lexicon, categories } = paht.city;
  const model = (await loadModel('cities/hue'))!;
  folder = model.version;
  await takeFolderModel(paht.db, model);
  const other = { ...model, version: 'model-other', decideFrom: 0.99 };
  trained = other.version;
  const evaluation = await evaluateClassifier(createModelClassifier(other, lexicon, categories), [
    { text: 'Đèn đường tắt', category: 'electricity_lighting', subcategory: null, urgent: false, hard: false },
    { text: 'Chó thả rông', category: 'noise', subcategory: null, urgent: false, hard: false },
  ]);
  await insertModel(paht.db, other, {
    learned: 10,
    corrections: 3,
    heldOut: 2,
    evaluation,
    before: { version: folder, evaluation },
    refusal: 'macro F1 on everyday texts would fall from 0.900 to 0.300',
  });
});
afterAll(() => paht.stop());

const activate = (version: string, headers = admin) =>
  api.post(`${MODELS}/${version}/activation`, { reason: 'Bản mới phân loại sai nhiều' }, headers);

describe('the classifiers', () => {
  it('When an administrator looks, then each is there with its figures and why it is not in use', async () => {
    const { status, body } = await api.get(MODELS, admin);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    const known = Object.fromEntries(body.items.map((item: { version: string }) => [item.version, item]));
    expect(known[folder]).toMatchObject({ origin: 'folder', active: true, report: null });
    expect(known[trained]).toMatchObject({
      origin: 'training',
      active: false,
      report: {
        learned: 10,
        corrections: 3,
        refusal: 'macro F1 on everyday texts would fall from 0.900 to 0.300',
        evaluation: {
          everyday: {
            texts: 2,
            confusions: [{ category: { code: 'noise' }, said: { code: 'animals' }, texts: 1 }],
          },
        },
      },
    });
    expect(JSON.stringify(body)).not.toContain('"bytes"');
  });

  it('When one is put to use, then processes take it over, and going back works the same way', async () => {
    const logger = createLogger({ level: 'fatal', pretty: false });
    const city = fixedDirectory(paht.city);
    const directory = createClassifierDirectory({ db: paht.db, city, initial: null, logger });
    const inUse = async () => {
      await directory.refresh();
      return directory.current().version;
    };
    expect(await inUse()).toBe(folder);
    expect((await activate(trained)).status).toBe(204);
    expect(await inUse()).toBe(trained);
    expect((await activate(folder)).status).toBe(204);
    expect(await inUse()).toBe(folder);
    directory.stop();
    const entries = await paht.db('audit_entry').where({ action: 'classifier.activate' }).orderBy('id');
    expect(entries.map(({ target, reason }) => [target, reason])).toEqual([
      [trained, 'Bản mới phân loại sai nhiều'],
      [folder, 'Bản mới phân loại sai nhiều'],
    ]);
  });

  it('When there is no such model, then it is 404 and nothing changes', async () => {
    expect((await activate('nothing')).status).toBe(404);
    expect(await paht.db('classifier_model').where({ active: true }).pluck('version')).toEqual([folder]);
  });

  it('When a training is asked for, then it runs; with nothing to learn from it says so', async () => {
    expect((await api.post('/api/v1/admin/classifier/training', {}, admin)).status).toBe(202);
    // Another installation of these tests may have begun it: they share Temporal's namespace.
    expect(await paht.client.workflow.getHandle(TRAINING_WORKFLOW_ID).result()).toMatchObject({ activated: false });
  });

  it('When somebody else than an administrator asks, then it is refused', async () => {
    const operator = bearer(await paht.tokenFor('operator'));
    expect((await api.get(MODELS, operator)).status).toBe(403);
    expect((await activate(trained, operator)).status).toBe(403);
  });
});
