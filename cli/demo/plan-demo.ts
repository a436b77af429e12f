import type { SubmissionBody } from '../../contracts/submission';
import { findAreaByName } from '../../domain/areas/find-area-by-name';
import { isInsideCity } from '../../domain/areas/is-inside-city';
import { locateArea } from '../../domain/areas/locate-area';
import type { Area, CityData, Point } from '../../domain/city/city-data';
import type { CommandName, CommandPayloads, Rating, RejectionReason } from '../../domain/report/commands';
import type { Status } from '../../domain/report/status';
import { weekdayOf } from '../../domain/routing/local-moment';
import { isLiveAgency, route } from '../../domain/routing/route';
import { FAMILY_NAMES, GIVEN_NAMES, PHRASES, VISITORS } from './demo-phrases';
import type { DemoMaterial } from './load-demo-material';
import { createSeededRandom, type SeededRandom } from './seeded-random';

export type DemoRole = 'operator' | 'supervisor' | 'officer' | 'agency_head' | 'citizen';

type DemoCommand = Exclude<CommandName, 'classify'>;

/** One action of somebody on a demo report. What only the moment knows, agencies, instants, references, the player fills in. */
export type DemoStep = {
  [Name in DemoCommand]: {
    by: DemoRole;
    command: Name;
    payload: Omit<CommandPayloads[Name], 'agency' | 'until' | 'into'>;
    /** Taken by the agency that was asked last to support, on its own part. */
    supporting?: true;
    /** Where another report is named: that one's plan. */
    into?: Pick<DemoPlan, 'key' | 'body'>;
    /** Where an agency is named: the first of these that the report has not been with last. */
    agencies?: string[];
    /** Where an instant is named: so many days from then. */
    days?: number;
    /** The step is left out when the report is in this state already. */
    unlessIn?: Status;
  };
}[DemoCommand];

/** What one demo report says and goes through. */
export interface DemoPlan {
  /** Its Idempotency-Key, the same for the same seed and index. */
  key: string;
  body: SubmissionBody;
  /** The state in which it is left. */
  outcome: Status;
  /** The first is always its way to an agency, which the product may have gone by itself. */
  steps: DemoStep[];
}

interface Options {
  count: number;
  seed: string;
  city: CityData;
  material: DemoMaterial;
  /** Local date, `YYYY-MM-DD`: agencies are valid by the day. */
  day: string;
}

type Tale = (teller: Teller) => DemoStep[];

interface Story {
  outcome: Exclude<Status, 'received'>;
  /** How often it happens, beside the others, once each has happened. */
  weight: number;
  tell: Tale;
}

const STORIES: readonly Story[] = [
  { outcome: 'triage', weight: 1, tell: (t) => [{ ...t.decline(), unlessIn: 'triage' }] },
  { outcome: 'assigned', weight: 2, tell: (t) => [t.assign()] },
  { outcome: 'in_progress', weight: 3, tell: (t) => [t.assign(), t.accept()] },
  { outcome: 'awaiting_citizen', weight: 2, tell: (t) => [t.assign(), t.accept(), t.ask()] },
  { outcome: 'on_hold', weight: 2, tell: (t) => [t.assign(), t.accept(), t.askForHold(), t.grantHold()] },
  { outcome: 'resolved', weight: 4, tell: (t) => [t.assign(), t.accept(), t.resolve()] },
  { outcome: 'closed', weight: 8, tell: (t) => [t.assign(), t.accept(), t.resolve(), t.rate('satisfied')] },
  { outcome: 'rejected', weight: 1, tell: (t) => [t.reject()] },
  { outcome: 'withdrawn', weight: 1, tell: (t) => [t.assign(), t.accept(), t.withdraw()] },
  // Each state has been reached; from here on it is about the ways between them.
  { outcome: 'closed', weight: 4, tell: (t) => [t.assign(), t.accept(), t.resolve(), t.rate('acceptable')] },
  { outcome: 'closed', weight: 2, tell: (t) => [t.assign(), t.accept(), t.resolve(), t.rate('dissatisfied')] },
  { outcome: 'triage', weight: 1, tell: (t) => [t.assign(), t.accept(), t.resolve(), t.reopen()] },
  {
    outcome: 'closed',
    weight: 1,
    tell: (t) => [
      ...[t.assign(), t.accept(), t.resolve(), t.reopen()],
      ...[t.assignAnew(), t.accept(), t.resolve(), t.rate('satisfied')],
    ],
  },
  {
    outcome: 'closed',
    weight: 2,
    tell: (t) => [t.assign(), t.decline(), t.assignAnew(), t.accept(), t.resolve(), t.rate('satisfied')],
  },
  { outcome: 'in_progress', weight: 1, tell: (t) => [t.assign(), t.accept(), t.ask(), t.inform()] },
  { outcome: 'resolved', weight: 1, tell: (t) => [t.assign(), t.accept(), t.hold(), t.resume(), t.resolve()] },
  { outcome: 'in_progress', weight: 1, tell: (t) => [t.assign(), t.accept(), t.resolve(), t.sendBack()] },
  { outcome: 'assigned', weight: 1, tell: (t) => [t.assign(), t.accept(), t.transfer()] },
  { outcome: 'in_progress', weight: 1, tell: (t) => [t.assign(), t.reprioritise(), t.note(), t.accept()] },
  { outcome: 'withdrawn', weight: 1, tell: (t) => [t.withdraw()] },
  { outcome: 'in_progress', weight: 1, tell: (t) => [t.assign(), t.accept(), t.askForTime(), t.grantTime()] },
  {
    outcome: 'resolved',
    weight: 1,
    tell: (t) => [t.assign(), t.accept(), t.involve(), t.acceptPart(), t.answerPart(), t.resolve()],
  },
  { outcome: 'triage', weight: 1, tell: (t) => [t.reject(), t.appeal()] },
];

/** Somebody else reports what has been reported before. */
const MERGED: Story = { outcome: 'merged', weight: 1, tell: (t) => [t.merge()] };

/** Reports of a run within which every story happens. */
const FIRST_ROUND = 24;

/**
 * Plans demo reports: the same for the same seed, and with a greater count the same ones and more. From 24 reports on,
 * every state that lasts is where some report is left.
 */
export function planDemo({ count, seed, city, material, day }: Options): DemoPlan[] {
  const stories = storiesInOrder(createSeededRandom(`${seed}/stories`), count);
  const texts = mixCategories(createSeededRandom(`${seed}/texts`), material.texts);
  const areas = createSeededRandom(`${seed}/areas`).shuffle(city.areas);
  const drafts: Draft[] = [];
  for (const [index, story] of stories.entries()) {
    const lead = story.outcome === 'merged' ? drafts.findLast(canLead) : undefined;
    const text = lead?.text ?? texts[index % texts.length]!;
    const own = createSeededRandom(`${seed}/${index}`);
    const wording = vary(own, text, lead ? OFTEN : Math.floor(index / texts.length));
    const { location, area } = lead
      ? placeBeside(own, city, lead)
      : placeOf(own, city, areas[index % areas.length]!, text.text);
    const contact = contactOf(own, text.language);
    const plan: DemoPlan = {
      key: `demo:${seed}:${index}`,
      body: {
        text: wording,
        location,
        language: text.language,
        ...(own.chance(0.5) ? { category: text.category } : {}),
        ...(contact ? { contact } : {}),
      },
      outcome: story.outcome,
      steps: [],
    };
    const teller = new Teller(own, text, material, agenciesFor(city, text.category, area, day), lead?.plan);
    plan.steps.push(...story.tell(teller));
    drafts.push({ plan, text, area });
  }
  return drafts.map(({ plan }) => plan);
}

interface Draft {
  plan: DemoPlan;
  text: DemoMaterial['texts'][number];
  area: string;
}

/** Whether others can wait for its result for as long as the demo lasts. */
function canLead({ plan: { outcome, steps } }: Draft): boolean {
  return outcome === 'in_progress' && steps.every(({ command }) => command !== 'resolve');
}

function storiesInOrder(random: SeededRandom, count: number): Story[] {
  const weighted = [...STORIES, MERGED].flatMap((story) => Array.from({ length: story.weight }, () => story));
  const more = Array.from({ length: FIRST_ROUND - STORIES.length - 1 }, () => random.pick(STORIES));
  // The merged one comes last, behind reports that it can follow.
  const stories = [...random.shuffle([...STORIES, ...more]), MERGED];
  while (stories.length < count) stories.push(random.pick(weighted));
  return stories.slice(0, count);
}

/** Puts texts in an order in which no category comes again before each has come, as far as there are texts. */
function mixCategories(random: SeededRandom, texts: DemoMaterial['texts']): DemoMaterial['texts'] {
  const seen = new Map<string, number>();
  return random
    .shuffle(texts)
    .map((text) => {
      const round = seen.get(text.category) ?? 0;
      seen.set(text.category, round + 1);
      return { text, round };
    })
    .sort((one, other) => one.round - other.round)
    .map(({ text }) => text);
}

function vary(
  random: SeededRandom,
  { text, language }: DemoMaterial['texts'][number],
  /** How often the text has been used before. */
  used: number,
): string {
  const further = random
    .shuffle(PHRASES.further[language])
    .slice(0, Math.min(used, 2))
    .map((sentence) => sentence.replace('{n}', String(random.integer(2, 98))))
    .join(' ');
  if (!further) return text;
  const end = /[.!?]$/.test(text) ? ' ' : '. ';
  return `${text}${end}${language === 'vi' && isBare(text) ? withoutDiacritics(further) : further}`;
}

function isBare(text: string): boolean {
  return text === withoutDiacritics(text);
}

function withoutDiacritics(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC');
}

/** So often used that it says as much more as it can. */
const OFTEN = 2;

const STREET = /\b(?:duong|street|kiet|cau|nga (?:tu|ba))\b/;
const JITTER_METRES = 800;
const METRES_PER_DEGREE = 111_320;

function placeOf(
  random: SeededRandom,
  city: CityData,
  next: Area,
  text: string,
): { location: SubmissionBody['location']; area: string } {
  const named = findAreaByName(city.areas, text);
  const urban = city.areas.filter(({ kind }) => kind === 'ward');
  // Streets with names are in town: a report of one from a mountain commune would look wrong on the map.
  const elsewhere = STREET.test(withoutDiacritics(text).toLowerCase()) && urban.length > 0 ? random.pick(urban) : next;
  const ward = city.areas.find(({ code }) => code === named) ?? elsewhere;
  const group = `Tổ dân phố ${random.integer(1, 18)}, ${ward.name.vi}`;
  if (random.chance(0.12)) return { location: { address: group }, area: ward.code };
  const point = pointNear(random, city, ward);
  const location = { ...point, ...(random.chance(0.4) ? { address: group } : {}) };
  return { location, area: locateArea(city, point).area };
}

const BESIDE_DEGREES = 0.0002;

/** Some steps from where another report is. */
function placeBeside(
  random: SeededRandom,
  { city }: CityData,
  { plan, area }: Draft,
): { location: SubmissionBody['location']; area: string } {
  const { lat, lng } = plan.body.location;
  if (lat === undefined || lng === undefined) return { location: plan.body.location, area };
  const step = (degrees: number) => Number((degrees + (random.next() - 0.5) * BESIDE_DEGREES).toFixed(6));
  const point = { lat: step(lat), lng: step(lng) };
  return { location: isInsideCity(city, point) ? point : { lat, lng }, area };
}

function pointNear(random: SeededRandom, { city }: CityData, { centre }: Area): Point {
  // The square root spreads the points evenly over the disc.
  const metres = JITTER_METRES * Math.sqrt(random.next());
  const angle = 2 * Math.PI * random.next();
  const lat = centre.lat + (metres * Math.cos(angle)) / METRES_PER_DEGREE;
  const lng = centre.lng + (metres * Math.sin(angle)) / (METRES_PER_DEGREE * Math.cos((centre.lat * Math.PI) / 180));
  const point = { lat: Number(lat.toFixed(6)), lng: Number(lng.toFixed(6)) };
  return isInsideCity(city, point) ? point : centre;
}

function contactOf(random: SeededRandom, language: 'vi' | 'en'): SubmissionBody['contact'] {
  if (random.chance(0.35)) return undefined;
  const name = language === 'en' ? random.pick(VISITORS) : `${random.pick(FAMILY_NAMES)} ${random.pick(GIVEN_NAMES)}`;
  if (random.chance(0.15)) return { name };
  const mailbox = withoutDiacritics(name).toLowerCase().replaceAll(' ', '.');
  return { name, email: `${mailbox}${random.integer(1, 99)}@example.${random.chance(0.5) ? 'com' : 'org'}` };
}

/** Agencies to which an operator might send such a report, the likeliest first. There are always two. */
function agenciesFor(data: CityData, category: string, area: string, day: string): string[] {
  const routed = route(
    {
      category,
      subcategory: null,
      area,
      priority: 'normal',
      channel: 'demo',
      day,
      weekday: weekdayOf(day),
      time: '09:00',
    },
    data,
  );
  const own = data.agencies.filter((agency) => agency.area === area).map(({ code }) => code);
  const others = data.agencies.filter(({ kind }) => kind === 'department').map(({ code }) => code);
  const likely = [
    ...('triage' in routed ? [] : [routed.lead, ...routed.supporting]),
    ...own,
    data.city.centreAgency,
    ...others,
  ];
  return [...new Set(likely)].filter((code) => isLiveAgency(data.agencies, code, day)).slice(0, 4);
}

/** Puts words into the steps of one report's story. */
class Teller {
  constructor(
    private readonly random: SeededRandom,
    private readonly text: DemoMaterial['texts'][number],
    private readonly material: DemoMaterial,
    private readonly agencies: string[],
    private readonly lead: DemoPlan | undefined,
  ) {}

  assign(): DemoStep {
    return { by: 'operator', command: 'assign', payload: { category: this.text.category }, agencies: this.agencies };
  }

  /** By somebody else than who decided it before, should its citizen have objected. */
  assignAnew(): DemoStep {
    return { by: 'supervisor', command: 'assign', payload: {}, agencies: this.agencies };
  }

  accept(): DemoStep {
    return { by: 'officer', command: 'accept', payload: {} };
  }

  decline(): DemoStep {
    return { by: 'officer', command: 'decline', payload: { reason: this.random.pick(this.material.declineReasons) } };
  }

  transfer(): DemoStep {
    return {
      by: 'operator',
      command: 'transfer',
      payload: { reason: this.random.pick(PHRASES.transfer) },
      agencies: this.agencies,
    };
  }

  ask(): DemoStep {
    return { by: 'officer', command: 'request_information', payload: { question: this.random.pick(PHRASES.question) } };
  }

  inform(): DemoStep {
    const text = this.random.pick<string>(PHRASES.information[this.text.language]);
    return { by: 'citizen', command: 'provide_information', payload: { text } };
  }

  hold(): DemoStep {
    const payload = { reason: this.random.pick(PHRASES.hold) };
    return { by: 'agency_head', command: 'hold', payload, days: this.random.integer(3, 14) };
  }

  askForHold(): DemoStep {
    const payload = { reason: this.random.pick(PHRASES.hold) };
    return { by: 'officer', command: 'request_hold', payload, days: this.random.integer(3, 14) };
  }

  grantHold(): DemoStep {
    return { by: 'agency_head', command: 'grant_hold', payload: {} };
  }

  askForTime(): DemoStep {
    const payload = { workingDays: this.random.integer(2, 7), reason: this.random.pick(PHRASES.extension) };
    return { by: 'officer', command: 'request_extension', payload };
  }

  grantTime(): DemoStep {
    return { by: 'supervisor', command: 'grant_extension', payload: {} };
  }

  involve(): DemoStep {
    const payload = { reason: this.random.pick(PHRASES.involve) };
    return { by: 'operator', command: 'involve', payload, agencies: this.agencies };
  }

  acceptPart(): DemoStep {
    return { by: 'officer', command: 'accept', payload: {}, supporting: true };
  }

  answerPart(): DemoStep {
    const payload = { result: 'done', answer: this.random.pick(PHRASES.part) } as const;
    return { by: 'officer', command: 'resolve', payload, supporting: true };
  }

  appeal(): DemoStep {
    const reason = this.random.pick<string>(PHRASES.appeal[this.text.language]);
    return { by: 'citizen', command: 'appeal', payload: { reason } };
  }

  merge(): DemoStep {
    const { key, body } = this.lead!;
    return {
      by: 'operator',
      command: 'merge',
      payload: { reason: this.random.pick(PHRASES.merge) },
      into: { key, body },
    };
  }

  resume(): DemoStep {
    return { by: 'officer', command: 'resume', payload: { note: this.random.pick(PHRASES.resume) } };
  }

  resolve(): DemoStep {
    const { answers } = this.material;
    const { result, text } = this.random.pick(answers[this.text.category] ?? Object.values(answers).flat());
    return { by: 'officer', command: 'resolve', payload: { result, answer: text } };
  }

  sendBack(): DemoStep {
    return { by: 'operator', command: 'return', payload: { reason: this.random.pick(PHRASES.return) } };
  }

  rate(rating: Rating): DemoStep {
    const payload = this.random.chance(0.6) ? { rating, comment: this.comment(rating) } : { rating };
    return { by: 'citizen', command: 'rate', payload };
  }

  reopen(): DemoStep {
    const rating = 'dissatisfied';
    return { by: 'citizen', command: 'rate', payload: { rating, comment: this.comment(rating), reopen: true } };
  }

  reject(): DemoStep {
    const [reason, explanation] = this.random.pick(Object.entries(PHRASES.rejection) as [RejectionReason, string][]);
    return { by: 'operator', command: 'reject', payload: { reason, explanation } };
  }

  withdraw(): DemoStep {
    const reason = this.random.pick<string>(PHRASES.withdraw[this.text.language]);
    return { by: 'citizen', command: 'withdraw', payload: { reason } };
  }

  reprioritise(): DemoStep {
    const payload = { priority: 'high', reason: this.random.pick(PHRASES.reprioritise) } as const;
    return { by: 'operator', command: 'reprioritise', payload };
  }

  note(): DemoStep {
    return { by: 'operator', command: 'note', payload: { text: this.random.pick(PHRASES.note) } };
  }

  private comment(rating: Rating): string {
    return this.random.pick(this.material.ratingComments[rating]);
  }
}
