import type { Row } from '../support/row';
import { assignedRow } from './assigned-row';
import { deadlinesRow } from './deadlines-row';
import { historyRow } from './history-row';
import { intakeRow } from './intake-row';
import { lifeRow } from './life-row';
import { memoryRow } from './memory-row';
import { reprojectionRow } from './reprojection-row';
import { updateRow } from './update-row';

/** In the order in which they are measured; what leaves much behind comes last. */
export const ALL_ROWS: Row[] = [
  intakeRow,
  assignedRow,
  updateRow,
  historyRow,
  lifeRow,
  deadlinesRow,
  reprojectionRow,
  memoryRow,
];
