import type { Bilingual, CityData } from '../../domain/city/city-data';
import type { Language } from '../middleware/language';

/** A code with the words that people see for it. */
export interface Coded {
  code: string;
  label: string;
}

/** A code that is no longer known stands for itself. */
export function coded(code: string, label: Bilingual | undefined, language: Language): Coded {
  return { code, label: label?.[language] ?? code };
}

export function codedAgency(code: string, { agencies }: CityData, language: Language): Coded {
  return coded(code, agencies.find((agency) => agency.code === code)?.name, language);
}

export function codedArea(code: string, { areas }: CityData, language: Language): Coded {
  return coded(code, areas.find((area) => area.code === code)?.name, language);
}
