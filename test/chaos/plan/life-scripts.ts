import type { SeededRandom } from '../../../cli/demo/seeded-random';
import type { ObligationKind } from '../../../domain/policy/policy';
import type { Role } from '../../../domain/report/actor';
import type { CommandName, CommandPayloads, Rating } from '../../../domain/report/commands';
import type { EventType } from '../../../domain/report/events';
import type { Status } from '../../../domain/report/status';

/** A rung of an obligation's ladder, e.g. `acceptance:overdue`. */
export type RungName = `${ObligationKind}:${string}`;

/** One command of somebody. */
export type Act = {
  [Name in CommandName]: {
    command: Name;
    payload: CommandPayloads[Name];
    by: Role;
    /** That of officers and heads. */
    agency?: string;
  };
}[CommandName];

/** One thing that is waited for, done, or both: first the rung must have fired, then somebody acts. */
export interface Step {
  rung?: RungName;
  act?: Act;
  /** The events that it adds to the record, besides what timers add at instants that nobody can foresee. */
  shows: readonly EventType[];
}

/** How one kind of life goes. Each step but the first finds the report as the one before it has left it. */
export interface Script {
  name: string;
  /** Where the product's own sorting takes the report: a sure text to an agency, a vague one to the operators. */
  begins: 'assigned' | 'triage';
  ends: Status;
  tell: (teller: Teller) => Step[];
}

export const SCRIPTS: readonly Script[] = [
  { name: 'usual', begins: 'assigned', ends: 'closed', tell: (t) => [t.accept(), t.resolve(), t.rate('satisfied')] },
  {
    name: 'sorted by an operator',
    begins: 'triage',
    ends: 'closed',
    tell: (t) => [t.assign(), t.accept(), t.resolve(), t.rate('acceptable')],
  },
  {
    name: 'sorted late',
    begins: 'triage',
    ends: 'closed',
    tell: (t) => [t.late('triage', t.assign()), t.accept(), t.resolve(), t.rate('satisfied')],
  },
  {
    name: 'accepted late',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.late('acceptance', t.accept()), t.resolve(), t.rate('satisfied')],
  },
  {
    name: 'resolved late',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.accept(), t.late('resolution', t.resolve()), t.rate('dissatisfied')],
  },
  {
    name: 'declined',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.decline(), t.assign(), t.accept(), t.resolve(), t.rate('satisfied')],
  },
  {
    name: 'declined twice, then accepted late',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [
      ...[t.decline(), t.assign(), t.decline(), t.assign()],
      ...[t.late('acceptance', t.accept()), t.resolve(), t.rate('acceptable')],
    ],
  },
  {
    name: 'asked and answered',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.accept(), t.ask(), t.inform(), t.resolve(), t.rate('satisfied')],
  },
  {
    name: 'asked, not answered, not rated',
    begins: 'triage',
    ends: 'closed',
    tell: (t) => [
      ...[t.assignUrgent(), t.accept(), t.ask(), t.lapses('information:unanswered', 'information_lapsed')],
      ...[t.resolve(), t.lapses('feedback:close', 'closed')],
    ],
  },
  {
    name: 'not rated',
    begins: 'triage',
    ends: 'closed',
    tell: (t) => [t.assignUrgent(), t.accept(), t.resolve(), t.lapses('feedback:close', 'closed')],
  },
  {
    name: 'held and resumed',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.accept(), t.hold(), t.resume(), t.late('resolution', t.resolve()), t.rate('satisfied')],
  },
  {
    name: 'transferred',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.accept(), t.transfer(), t.accept(), t.resolve(), t.rate('satisfied')],
  },
  {
    name: 'transferred before it was accepted',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.transfer(), t.late('acceptance', t.accept()), t.resolve(), t.rate('satisfied')],
  },
  {
    name: 'returned',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.accept(), t.resolve(), t.sendBack(), t.resolve(), t.rate('acceptable')],
  },
  {
    name: 'reopened',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [
      ...[t.accept(), t.resolve(), t.reopen()],
      ...[t.late('triage', t.assign()), t.accept(), t.resolve(), t.rate('satisfied')],
    ],
  },
  {
    name: 'noted and raised',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.note(), t.raise(), t.accept(), t.note(), t.resolve(), t.rate('satisfied')],
  },
  { name: 'withdrawn at once', begins: 'triage', ends: 'withdrawn', tell: (t) => [t.withdraw()] },
  {
    name: 'withdrawn while on hold',
    begins: 'assigned',
    ends: 'withdrawn',
    tell: (t) => [t.accept(), t.hold(), t.withdraw()],
  },
  { name: 'rejected', begins: 'triage', ends: 'rejected', tell: (t) => [t.late('triage', t.reject())] },
  {
    name: 'rejected, not appealed',
    begins: 'triage',
    ends: 'rejected',
    tell: (t) => [t.assignUrgent(), t.reject(), t.lapses('appeal:end', 'appeal_lapsed')],
  },
  {
    name: 'rejected, appealed, assigned by a supervisor',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.reject(), t.appeal(), t.assignAbove(), t.accept(), t.resolve(), t.rate('satisfied')],
  },
  {
    name: 'with a supporting agency',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [
      ...[t.accept(), t.involve(), t.acceptPart()],
      ...[t.late('resolution', t.answerPart()), t.resolve(), t.rate('satisfied')],
    ],
  },
  {
    name: 'a hold asked for and granted',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [t.accept(), t.askForHold(), t.grantHold(), t.resume(), t.resolve(), t.rate('acceptable')],
  },
  {
    name: 'extended once it was late',
    begins: 'assigned',
    ends: 'closed',
    tell: (t) => [
      ...[t.accept(), t.late('resolution', t.askForTime()), t.grantTime()],
      ...[t.resolve(), t.rate('satisfied')],
    ],
  },
  {
    name: 'left with the operators',
    begins: 'triage',
    ends: 'triage',
    tell: (t) => [t.reaches('triage:leadership')],
  },
  {
    name: 'left with the agency, until the standing reminder',
    begins: 'assigned',
    ends: 'assigned',
    tell: (t) => [t.reaches('acceptance:supervisor'), t.reaches('resolution:standing-1')],
  },
  {
    name: 'left with the citizen',
    begins: 'assigned',
    ends: 'awaiting_citizen',
    tell: (t) => [t.accept(), t.late('resolution', t.ask())],
  },
  { name: 'left resolved', begins: 'assigned', ends: 'resolved', tell: (t) => [t.accept(), t.resolve()] },
];

/** Makes the steps of one life: who acts, with which words and on whose report. */
export class Teller {
  private lead = 0;
  private sorted: boolean;

  constructor(
    begins: Script['begins'],
    private readonly random: SeededRandom,
    /** Agencies between which it goes to and fro; the first is the one that the routing table names. */
    private readonly agencies: readonly string[],
    private readonly category: string,
    private readonly holdUntil: string,
  ) {
    this.sorted = begins === 'assigned';
  }

  private get agency(): string {
    return this.agencies[this.lead % this.agencies.length]!;
  }

  assign(): Step {
    return this.assignWith({});
  }

  assignUrgent(): Step {
    return this.assignWith({ priority: 'urgent' });
  }

  accept(): Step {
    return this.byOfficer('accept', {}, 'accepted');
  }

  decline(): Step {
    const step = this.byOfficer('decline', { reason: 'Không thuộc địa bàn quản lý.' }, 'declined', 'sent_to_triage');
    this.lead++;
    return step;
  }

  transfer(): Step {
    this.lead++;
    return {
      act: { command: 'transfer', payload: { agency: this.agency, reason: 'Đúng đơn vị quản lý.' }, by: 'operator' },
      shows: ['transferred'],
    };
  }

  ask(): Step {
    return this.byOfficer(
      'request_information',
      { question: 'Xin cho biết số nhà gần nhất.' },
      'information_requested',
    );
  }

  inform(): Step {
    return {
      act: { command: 'provide_information', payload: { text: 'Trước số nhà 12.' }, by: 'citizen' },
      shows: ['information_provided'],
    };
  }

  hold(): Step {
    const payload = { until: this.holdUntil, reason: 'Chờ vật tư.' };
    return { act: { command: 'hold', payload, by: 'agency_head', agency: this.agency }, shows: ['held'] };
  }

  resume(): Step {
    return this.byOfficer('resume', {}, 'resumed');
  }

  resolve(): Step {
    return this.byOfficer('resolve', { result: 'done', answer: 'Đã xử lý xong.' }, 'resolved');
  }

  sendBack(): Step {
    return {
      act: { command: 'return', payload: { reason: 'Chưa trả lời đúng nội dung.' }, by: 'operator' },
      shows: ['returned'],
    };
  }

  rate(rating: Rating): Step {
    return { act: { command: 'rate', payload: { rating }, by: 'citizen' }, shows: ['rated', 'closed'] };
  }

  reopen(): Step {
    const payload = { rating: 'dissatisfied', comment: 'Vẫn chưa xong.', reopen: true } as const;
    return { act: { command: 'rate', payload, by: 'citizen' }, shows: ['rated', 'reopened', 'sent_to_triage'] };
  }

  reject(): Step {
    const payload = { reason: 'insufficient', explanation: 'Không đủ thông tin.' } as const;
    return { act: { command: 'reject', payload, by: 'operator' }, shows: ['rejected'] };
  }

  withdraw(): Step {
    return { act: { command: 'withdraw', payload: {}, by: 'citizen' }, shows: ['withdrawn'] };
  }

  appeal(): Step {
    const payload = { reason: 'Địa điểm ghi rõ trong ảnh.' };
    return { act: { command: 'appeal', payload, by: 'citizen' }, shows: ['appealed', 'sent_to_triage'] };
  }

  /** The operator who rejected it may not decide again. */
  assignAbove(): Step {
    const { act, shows } = this.assignWith({});
    return { act: { ...act, by: 'supervisor' } as Act, shows };
  }

  involve(): Step {
    const payload = { agency: this.supporting, reason: 'Cùng tuyến đường.' };
    return { act: { command: 'involve', payload, by: 'operator' }, shows: ['involved'] };
  }

  acceptPart(): Step {
    return this.bySupporting('accept', {}, 'leg_accepted');
  }

  answerPart(): Step {
    return this.bySupporting('resolve', { result: 'done', answer: 'Đã làm phần việc của đơn vị.' }, 'leg_answered');
  }

  askForHold(): Step {
    return this.byOfficer('request_hold', { until: this.holdUntil, reason: 'Chờ vật tư.' }, 'hold_requested');
  }

  grantHold(): Step {
    return { act: { command: 'grant_hold', payload: {}, by: 'agency_head', agency: this.agency }, shows: ['held'] };
  }

  askForTime(): Step {
    const payload = { workingDays: 3, reason: 'Vật tư chưa về.' };
    return this.byOfficer('request_extension', payload, 'extension_requested');
  }

  grantTime(): Step {
    return { act: { command: 'grant_extension', payload: {}, by: 'supervisor' }, shows: ['extension_granted'] };
  }

  /** Not to `urgent`: what the citizen owes would then run out. */
  raise(): Step {
    const payload = { priority: 'high', reason: 'Nhiều người phản ánh.' } as const;
    return { act: { command: 'reprioritise', payload, by: 'operator' }, shows: ['reprioritised'] };
  }

  note(): Step {
    return { act: { command: 'note', payload: { text: 'Đã gọi điện.' }, by: 'operator' }, shows: ['noted'] };
  }

  /** The step is taken only when a rung has fired; which one is up to the seed. */
  late(obligation: 'triage' | 'acceptance' | 'resolution', step: Step): Step {
    const last = obligation === 'triage' ? 'leadership' : 'supervisor';
    return { ...step, rung: `${obligation}:${this.random.pick(['reminder', 'overdue', last])}` };
  }

  /** Nobody acts until a rung does something by itself. */
  lapses(rung: RungName, ...shows: EventType[]): Step {
    return { rung, shows };
  }

  reaches(rung: RungName): Step {
    return { rung, shows: [] };
  }

  private assignWith(more: Pick<CommandPayloads['assign'], 'priority'>): Step {
    const payload = { agency: this.agency, ...(this.sorted ? {} : { category: this.category }), ...more };
    this.sorted = true;
    return {
      act: { command: 'assign', payload, by: 'operator' },
      shows: payload.category || payload.priority ? ['classified', 'assigned'] : ['assigned'],
    };
  }

  private get supporting(): string {
    return this.agencies[(this.lead + 1) % this.agencies.length]!;
  }

  private bySupporting<Name extends CommandName>(
    command: Name,
    payload: CommandPayloads[Name],
    ...shows: EventType[]
  ): Step {
    return { act: { command, payload, by: 'officer', agency: this.supporting } as Act, shows };
  }

  private byOfficer<Name extends CommandName>(
    command: Name,
    payload: CommandPayloads[Name],
    ...shows: EventType[]
  ): Step {
    return { act: { command, payload, by: 'officer', agency: this.agency } as Act, shows };
  }
}
