import type { Actor } from './actor';
import type { Addressee } from './addressee';
import type { Decision } from './decision';
import type { EventData, EventType, ReportEvent } from './events';
import { evolve } from './evolve';
import { settle, type Obligation } from './obligation';
import { awaited, hasEnded, type ReportState } from './state';
import type { Status } from './status';

/**
 * The events of one decision while it is being made. Each is folded at once, so that the next one is decided on the
 * state that it will find.
 */
export class Draft {
  private readonly events: ReportEvent[] = [];
  private readonly before: ReportState | null;

  constructor(
    private readonly reference: string,
    private current: ReportState | null,
    readonly actor: Actor,
    readonly now: number,
  ) {
    this.before = current;
  }

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
    this.deescalate();
    return { state: this.state, events: this.events };
  }

  /**
   * Tells those who were called in that the cause is gone: what was overdue has been done, or is not overdue any more. A
   * priority goes back when nothing is owed any more that it was raised for.
   */
  private deescalate(): void {
    for (const obligation of this.before ? awaited(this.before) : []) {
      const latest = this.latest(obligation);
      const told = calledIn(latest);
      const after = awaited(this.state).find(({ id }) => id === obligation.id);
      const over = after ? isDue(obligation, this.now) && !isDue(after, this.now) : this.isOver(latest);
      if (told.length === 0 || !over) continue;
      const { kind, leg } = obligation;
      const { raisedFrom, status } = this.state;
      const isRaisedFor = awaited(this.state).some((each) => each.id !== obligation.id && hasRaised(each));
      this.emit(
        'deescalated',
        {
          obligation: kind,
          ...(leg === undefined ? {} : { leg }),
          told,
          ...(raisedFrom && !isRaisedFor ? { priority: raisedFrom } : {}),
        },
        status,
        after ? [settle(after, this.now)] : [],
      );
    }
  }

  /** As the last event left it that speaks of it, also when that closed it. */
  private latest(obligation: Obligation): Obligation {
    const changed = this.events.flatMap(({ obligations }) => obligations ?? []);
    return changed.findLast(({ id }) => id === obligation.id) ?? obligation;
  }

  /** An acceptance that was cancelled because another agency must accept now has not lost its cause. */
  private isOver({ closed }: Obligation): boolean {
    const { status } = this.state;
    const isDecided = (status === 'resolved' || status === 'rejected') && this.before?.status !== status;
    return closed?.how === 'met' || isDecided || hasEnded(this.state);
  }
}

/** Supervisors and leaders who were told and do not know better yet. */
function calledIn({ rungs }: Obligation): Addressee[] {
  const told = rungs.filter(({ settledAt }) => settledAt === undefined).flatMap(({ told: each }) => each ?? []);
  const roles = new Set(told.map(({ role }) => role));
  return (['supervisor', 'leadership'] as const).filter((role) => roles.has(role)).map((role) => ({ role }));
}

/** Whether it raised the report's priority, and that was not taken back. */
function hasRaised({ rungs }: Obligation): boolean {
  return rungs.some(({ effects, settledAt }) => settledAt === undefined && effects?.includes('raise_priority'));
}

/** A clock that stands still has a due instant only where that came before. */
function isDue({ dueAt }: Obligation, now: number): boolean {
  return dueAt !== null && dueAt <= now;
}
