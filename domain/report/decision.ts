import type { Priority } from '../city/city-data';
import type { Repeat } from '../duplicates/repeat';
import type { Routed, RoutedToTriage } from '../routing/route';
import type { RejectionReason, ResultCode } from './commands';
import type { ReportEvent } from './events';
import type { ReportState } from './state';
import type { Status } from './status';

/** The events that were decided, and the state after them. */
export interface Decision {
  state: ReportState;
  events: ReportEvent[];
}

/** What a command's category, agencies and reports mean now; looked up before the decision, because it needs the city's data. */
export interface Lookup {
  /** The field of the named category; null when there is no such category. */
  field?: string | null;
  /** Whether the named sub-category is one of the category's; absent where none is named. */
  subcategoryKnown?: boolean;
  /** Where the category would go. */
  route?: Routed | RoutedToTriage;
  /** Those of the named agencies that are active. */
  activeAgencies: string[];
  /** Subject of the officer who is to have it, of each agency that divides its reports among officers. */
  officers?: Record<string, string>;
  /** The body above each of the named agencies, where there is one that is active. */
  parents?: Record<string, string>;
  /** The report that is to be followed; null when there is none. */
  lead?: LeadSnapshot | null;
}

/** What the classifier and the routing table made of a fresh report. */
export interface Classified {
  category: string;
  subcategory?: string | null;
  field: string;
  priority: Priority;
  confidence: number;
  decided: boolean;
  because: string[];
  model: string;
  /** Subject of the officer who is to have it, of each agency that divides its reports among officers. */
  officers?: Record<string, string>;
  /** The answered case that came back with it; the priority above is raised by it already. */
  repeat?: Repeat;
  route: (Routed & { parent?: string }) | RoutedToTriage;
}

/** An order under which normal clocks stand still in an area. */
export interface AreaSuspension {
  suspension: string;
  /** Epoch ms. */
  until: number;
  reason: string;
}

/** A report that others follow, as Postgres has it. */
export interface LeadSnapshot {
  reference: string;
  status: Status;
  /** The report that it follows itself. */
  mergedInto: string | null;
  /** What stands as its answer now. */
  answer: { agency: string; result: ResultCode; answer: string } | null;
  refusal: { reason: RejectionReason; explanation: string; contact?: string } | null;
}
