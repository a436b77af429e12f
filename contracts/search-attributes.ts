import {
  defineSearchAttributeKey,
  SearchAttributeType,
  type SearchAttributePair,
  type SearchAttributeUpdatePair,
} from '@temporalio/common';
import { nextStep } from '../domain/report/decide';
import { openObligation, type ReportState } from '../domain/report/state';

/** What supervisors filter by in the Temporal UI. Temporal does not encrypt these, so nothing personal is in them. */
export const SEARCH_ATTRIBUTES = {
  status: defineSearchAttributeKey('PahtStatus', SearchAttributeType.KEYWORD),
  category: defineSearchAttributeKey('PahtCategory', SearchAttributeType.KEYWORD),
  priority: defineSearchAttributeKey('PahtPriority', SearchAttributeType.KEYWORD),
  area: defineSearchAttributeKey('PahtArea', SearchAttributeType.KEYWORD),
  agency: defineSearchAttributeKey('PahtAgency', SearchAttributeType.KEYWORD),
  waitsFor: defineSearchAttributeKey('PahtWaitsFor', SearchAttributeType.KEYWORD),
  dueAt: defineSearchAttributeKey('PahtDueAt', SearchAttributeType.DATETIME),
  escalation: defineSearchAttributeKey('PahtEscalation', SearchAttributeType.KEYWORD),
} as const;

/** The attributes with which the intake starts a workflow. */
export function initialSearchAttributes(area: string | null): SearchAttributePair[] {
  return [
    { key: SEARCH_ATTRIBUTES.status, value: 'received' },
    ...(area === null ? [] : [{ key: SEARCH_ATTRIBUTES.area, value: area }]),
  ];
}

/** The attributes that a state has; null takes one away. */
export function searchAttributesOf(state: ReportState): SearchAttributeUpdatePair[] {
  const dueAt = openObligation(state, 'resolution')?.dueAt ?? null;
  return [
    { key: SEARCH_ATTRIBUTES.status, value: state.status },
    { key: SEARCH_ATTRIBUTES.category, value: state.category },
    { key: SEARCH_ATTRIBUTES.priority, value: state.priority },
    { key: SEARCH_ATTRIBUTES.area, value: state.area },
    { key: SEARCH_ATTRIBUTES.agency, value: state.agency },
    { key: SEARCH_ATTRIBUTES.waitsFor, value: nextStep(state)?.obligation.kind ?? null },
    { key: SEARCH_ATTRIBUTES.dueAt, value: dueAt === null ? null : new Date(dueAt) },
    { key: SEARCH_ATTRIBUTES.escalation, value: state.escalation },
  ];
}
