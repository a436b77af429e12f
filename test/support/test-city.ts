import { resolve } from 'node:path';
import { loadCityData } from '../../cities/load-city-data';
import type { CityDirectory } from '../../db/city-directory';
import type { Classifier } from '../../domain/classification/classifier';
import { createLexiconClassifier } from '../../domain/classification/lexicon-classifier';
import type { CityData } from '../../domain/city/city-data';

const HUE = resolve(__dirname, '../../cities/hue');
let hue: Promise<CityData> | undefined;

/** Huế's data as it is in the folder. */
export function hueCityData(): Promise<CityData> {
  hue ??= loadCityData(HUE);
  return hue;
}

/** A directory that answers the same data for ever. */
export function fixedDirectory(data: CityData): CityDirectory {
  return { current: () => data, refresh: () => Promise.resolve(), stop: () => undefined };
}

/** Huế's lexicon alone: unlike the trained model, it does not answer otherwise after a training. */
export async function hueClassifier(): Promise<Classifier> {
  const { lexicon, categories } = await hueCityData();
  return createLexiconClassifier(lexicon, categories);
}
