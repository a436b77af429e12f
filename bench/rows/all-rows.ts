import type { Row } from '../support/row';
import { areaRow } from './area-row';
import { assignedRow } from './assigned-row';
import { classificationRow } from './classification-row';
import { deadlinesRow } from './deadlines-row';
import { historyRow } from './history-row';
import { intakePhotosRow } from './intake-photos-row';
import { intakeRow } from './intake-row';
import { lifeRow } from './life-row';
import { memoryRow } from './memory-row';
import { readsRow } from './reads-row';
import { reprojectionRow } from './reprojection-row';
import { sseRow } from './sse-row';
import { updateRow } from './update-row';

/** In the order in which they are measured; what leaves much behind comes last. */
export const ALL_ROWS: Row[] = [
  areaRow,
  classificationRow,
  intakeRow,
  intakePhotosRow,
  sseRow,
  assignedRow,
  updateRow,
  historyRow,
  lifeRow,
  deadlinesRow,
  reprojectionRow,
  memoryRow,
  // Nothing that has a worker may come behind it.
  readsRow,
];
