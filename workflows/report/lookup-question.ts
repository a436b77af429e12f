import type { LookupQuestion } from '../../contracts/report-activities';
import type { Command } from '../../domain/report/commands';
import type { ReportState } from '../../domain/report/state';

/** What has to be looked up before a command can be decided; null when it names nothing that only the world knows. */
export function lookupQuestion({ type, payload }: Command, state: ReportState): LookupQuestion | null {
  const { area, priority, channel } = state;
  switch (type) {
    case 'classify':
      return { area, priority: payload.priority ?? priority, channel, ...categoryOf(payload, state), agencies: [] };
    case 'reclassify':
      return { area, priority, channel, ...categoryOf(payload, state), agencies: [] };
    case 'assign': {
      const { agency, supporting = [], consulted = [] } = payload;
      const agencies = [agency, ...supporting, ...consulted];
      return { area, priority: payload.priority ?? priority, channel, agencies, ...categoryOf(payload, state) };
    }
    case 'transfer':
    case 'involve':
      return { area, priority, channel, agencies: [payload.agency] };
    case 'merge':
      return { area, priority, channel, agencies: [], lead: payload.into };
    default:
      return null;
  }
}

/** The category that is named, or is meant because only its sub-category is; of one that stays the same that is kept. */
function categoryOf(
  { category: named, subcategory }: { category?: string; subcategory?: string },
  state: ReportState,
): Pick<LookupQuestion, 'category' | 'subcategory'> {
  const category = named ?? (subcategory === undefined ? null : state.category);
  if (category === null) return {};
  const part = subcategory ?? (category === state.category ? state.subcategory : null);
  return { category, ...(part ? { subcategory: part } : {}) };
}
