import type { LookupQuestion } from '../../contracts/report-activities';
import type { Command } from '../../domain/report/commands';
import type { ReportState } from '../../domain/report/state';

/** What has to be looked up before a command can be decided; null when it names nothing that only the world knows. */
export function lookupQuestion({ type, payload }: Command, { area, priority }: ReportState): LookupQuestion | null {
  switch (type) {
    case 'classify':
      return { area, priority: payload.priority ?? priority, category: payload.category, agencies: [] };
    case 'reclassify':
      return { area, priority, category: payload.category, agencies: [] };
    case 'assign': {
      const { agency, supporting = [], consulted = [], category } = payload;
      const agencies = [agency, ...supporting, ...consulted];
      return { area, priority: payload.priority ?? priority, agencies, ...(category ? { category } : {}) };
    }
    case 'transfer':
    case 'involve':
      return { area, priority, agencies: [payload.agency] };
    case 'merge':
      return { area, priority, agencies: [], lead: payload.into };
    default:
      return null;
  }
}
