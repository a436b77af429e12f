import type { Coded } from '../../contracts/api/coded';
import type { Bilingual, CityData } from '../../domain/city/city-data';
import type { Language } from '../middleware/language';

/** A code that is no longer known stands for itself. */
export function coded<Code extends string>(
  code: Code,
  label: Bilingual | undefined,
  language: Language,
): Coded & { code: Code } {
  return { code, label: label?.[language] ?? code };
}

export function codedAgency(code: string, { agencies }: CityData, language: Language): Coded {
  return coded(code, agencies.find((agency) => agency.code === code)?.name, language);
}

export function codedArea(code: string, { areas }: CityData, language: Language): Coded {
  return coded(code, areas.find((area) => area.code === code)?.name, language);
}

export function codedSubcategory(
  category: string | null,
  subcategory: string | null,
  { categories }: CityData,
  language: Language,
): Coded | null {
  if (subcategory === null) return null;
  const parts = categories.find(({ code }) => code === category)?.subcategories;
  return coded(subcategory, parts?.find(({ code }) => code === subcategory)?.label, language);
}

/** Staff by the name that their agency gives them here. */
export function codedOfficer(id: string, agency: string | null, { agencies }: CityData): Coded {
  const officers = agencies.find(({ code }) => code === agency)?.officers;
  return { code: id, label: officers?.find((officer) => officer.id === id)?.name ?? id };
}
