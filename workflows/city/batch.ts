import { defineQuery, setHandler } from '@temporalio/workflow';
import type { BatchMessage, Selection } from '../../contracts/city-activities';
import { PROGRESS_QUERY, type BatchProgress } from '../../contracts/city-workflows';
import { countReports, tellReports } from './activities';

/** Tells many reports something, page by page, and answers how far it is. */
export class Batch {
  private progress: BatchProgress = { phase: 'waiting', told: 0, total: 0 };

  /** Must be called before the first await. */
  registerQuery(): void {
    setHandler(defineQuery<BatchProgress>(PROGRESS_QUERY), () => this.progress);
  }

  enter(phase: BatchProgress['phase']): void {
    this.progress = { ...this.progress, phase };
  }

  /** Tells each report of the selection once. Reports that join it meanwhile are for the next pass. */
  async pass(phase: BatchProgress['phase'], selection: Selection, message: BatchMessage): Promise<void> {
    this.progress = { phase, told: 0, total: await countReports(selection) };
    for (let after: string | null = null, more = true; more;) {
      const { told, last }: { told: number; last: string | null } = await tellReports({ selection, message, after });
      this.progress = { ...this.progress, told: this.progress.told + told };
      after = last;
      more = last !== null;
    }
  }
}
