import { loadModel } from '../../cities/load-model';
import type { CityData } from '../../domain/city/city-data';
import type { Classifier } from '../../domain/classification/classifier';
import { createLexiconClassifier } from '../../domain/classification/lexicon-classifier';
import { createModelClassifier } from '../../domain/classification/model-classifier';

/** The classifier that an installation of this city begins with. */
export async function folderClassifier(
  folder: string,
  { lexicon, categories }: Pick<CityData, 'lexicon' | 'categories'>,
): Promise<Classifier> {
  const model = await loadModel(folder);
  return model ? createModelClassifier(model, lexicon, categories) : createLexiconClassifier(lexicon, categories);
}
