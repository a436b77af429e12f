import type { Priority } from '../city/city-data';
import type { Routed, RoutedToTriage } from '../routing/route';
import type { ReportEvent } from './events';
import type { ReportState } from './state';

/** The events that were decided, and the state after them. */
export interface Decision {
  state: ReportState;
  events: ReportEvent[];
}

/** What a command's category and agencies mean today; looked up before the decision, because it needs the city's data. */
export interface Lookup {
  /** The field of the named category; null when there is no such category. */
  field?: string | null;
  /** Where the category would go. */
  route?: Routed | RoutedToTriage;
  /** Those of the named agencies that are active. */
  activeAgencies: string[];
}

/** What the classifier and the routing table made of a fresh report. */
export interface Classified {
  category: string;
  field: string;
  priority: Priority;
  confidence: number;
  decided: boolean;
  because: string[];
  model: string;
  route: Routed | RoutedToTriage;
}
