import type { Actor } from './actor';
import type { Decision } from './decision';
import type { EventData, EventType, ReportEvent } from './events';
import { evolve } from './evolve';
import type { Obligation } from './obligation';
import type { ReportState } from './state';
import type { Status } from './status';

/**
 * The events of one decision while it is being made. Each is folded at once, so that the next one is decided on the
 * state that it will find.
 */
export class Draft {
  private readonly events: ReportEvent[] = [];

  constructor(
    private readonly reference: string,
    private current: ReportState | null,
    readonly actor: Actor,
    readonly now: number,
  ) {}

  get state(): ReportState {
    if (!this.current) throw new Error('Nothing was submitted yet');
    return this.current;
  }

  /** The number that the next event will have. */
  get nextSeq(): number {
    return (this.current?.seq ?? 0) + 1;
  }

  emit<Type extends EventType>(type: Type, data: EventData[Type], status: Status, obligations?: Obligation[]): void {
    const event = {
      seq: this.nextSeq,
      at: this.now,
      type,
      actor: this.actor,
      status,
      data,
      ...(obligations?.length ? { obligations } : {}),
    } as ReportEvent;
    this.current = evolve(this.reference, this.current, event);
    this.events.push(event);
  }

  decision(): Decision {
    return { state: this.state, events: this.events };
  }
}
