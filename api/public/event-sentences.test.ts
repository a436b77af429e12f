import { hueCityData } from '../../test/support/test-city';
import type { TimelineEntry } from '../../db/read-models/report-detail';
import type { CityData } from '../../domain/city/city-data';
import type { EventData, EventType } from '../../domain/report/events';
import { EVENT_SENTENCES } from './event-sentences';
import type { TimelineEntryBody } from '../../contracts/api/reports';
import { toTimelineBody } from './timeline-view';

const CITIZENS_WORDS = 'lời-của-người-dân';
const STAFFS_WORDS = 'lời-của-cán-bộ';
const PUBLIC_WORDS = 'lời-công-khai';
const OWN = 'HUE-00000-00000';
const AT = Date.parse('2026-03-02T10:00:00Z');

/** One event of every kind; a new kind must stand here. */
const SAMPLES: { [Type in EventType]: EventData[Type] } = {
  submitted: { channel: 'web', language: 'vi', area: null },
  classified: {
    category: 'electricity_lighting',
    field: 'urban_infrastructure',
    priority: 'normal',
    confidence: 1,
    because: [CITIZENS_WORDS],
    model: null,
  },
  sent_to_triage: { reason: 'declined', suggestion: 'huewaco', told: [{ role: 'supervisor' }] },
  assigned: { agency: 'hepco', supporting: ['huewaco'], consulted: ['pc-hue'], rule: 'r' },
  accepted: { note: STAFFS_WORDS },
  declined: { agency: 'hepco', reason: STAFFS_WORDS },
  transferred: { from: 'hepco', to: 'huewaco', reason: STAFFS_WORDS },
  involved: { agency: 'huewaco', required: true, reason: STAFFS_WORDS },
  leg_accepted: { agency: 'huewaco', note: STAFFS_WORDS },
  leg_declined: { agency: 'huewaco', reason: STAFFS_WORDS },
  leg_answered: { agency: 'huewaco', result: 'done', answer: STAFFS_WORDS },
  leg_released: { agency: 'huewaco', reason: STAFFS_WORDS },
  information_requested: { question: STAFFS_WORDS },
  information_provided: { text: CITIZENS_WORDS },
  information_lapsed: {},
  hold_requested: { agency: 'hepco', until: AT, reason: STAFFS_WORDS },
  hold_refused: { agency: 'hepco', reason: STAFFS_WORDS },
  held: { until: AT, reason: STAFFS_WORDS },
  resumed: { note: STAFFS_WORDS },
  extension_requested: { agency: 'hepco', workingDays: 1, reason: STAFFS_WORDS },
  extension_granted: { agency: 'hepco', workingDays: 5, reason: PUBLIC_WORDS },
  extension_refused: { agency: 'hepco', reason: STAFFS_WORDS },
  resolved: { agency: 'hepco', result: 'done', answer: PUBLIC_WORDS, lead: OWN },
  returned: { reason: STAFFS_WORDS },
  rated: { rating: 'dissatisfied', comment: CITIZENS_WORDS },
  reopened: { reason: CITIZENS_WORDS },
  closed: { how: 'rated' },
  rejected: { reason: 'outside_city', explanation: STAFFS_WORDS, contact: STAFFS_WORDS },
  appealed: { reason: CITIZENS_WORDS },
  appeal_lapsed: {},
  merged: { into: OWN, reason: STAFFS_WORDS },
  relinked: { from: OWN, into: 'HUE-11111-11111' },
  unmerged: { from: OWN, why: 'lead_withdrawn', reason: STAFFS_WORDS },
  repeated: { of: OWN, count: 3, score: 0.8, raisedFrom: 'normal' },
  repeat_unlinked: { of: OWN, reason: STAFFS_WORDS, priority: 'normal' },
  withdrawn: { reason: CITIZENS_WORDS },
  reclassified: { category: 'water_supply_drainage', field: 'f', reason: STAFFS_WORDS },
  reprioritised: { priority: 'high', reason: 'escalated', raised: true },
  noted: { text: STAFFS_WORDS },
  commented: { text: CITIZENS_WORDS },
  followed: {},
  suspended: { suspension: 'bao-so-5', until: AT, reason: PUBLIC_WORDS },
  unsuspended: { suspension: 'bao-so-5' },
  reprojected: { calendar: 'c2', policy: 'p1', moved: [] },
  escalated: {
    obligation: 'resolution',
    leg: 'huewaco',
    rung: 'overdue',
    scheduledFor: AT,
    lateMs: 0,
    told: [],
    effects: [],
  },
  escalated_by_hand: { told: [{ role: 'leadership' }], reason: STAFFS_WORDS },
  deescalated: { obligation: 'resolution', told: [{ role: 'supervisor' }, { role: 'leadership' }] },
};

const TYPES = Object.keys(SAMPLES) as EventType[];
const INTERNAL: EventType[] = [
  'sent_to_triage',
  'hold_requested',
  'hold_refused',
  'extension_requested',
  'extension_refused',
  'reprioritised',
  'noted',
  'escalated',
  'escalated_by_hand',
  'deescalated',
];
const NOT_PUBLIC: EventType[] = ['relinked', 'commented', 'followed', 'reprojected'];

let city: CityData;
beforeAll(async () => {
  city = await hueCityData();
});

function show(type: string, data: object, audience: 'public' | 'citizen' | 'staff', language: 'vi' | 'en' = 'vi') {
  const entry = { seq: 1, at: new Date(AT), type, status: 'in_progress', actor: { role: 'officer' }, data };
  return toTimelineBody([entry as TimelineEntry], city, language, audience);
}

describe('sentences of events', () => {
  it('When there is a kind of event, then it has a sentence, and a sample here', () => {
    expect(Object.keys(EVENT_SENTENCES).sort()).toEqual([...TYPES].sort());
  });

  it.each(TYPES)('When it is %s, then staff reads a whole sentence in both languages', (type) => {
    const texts = (['vi', 'en'] as const).map((language) => show(type, SAMPLES[type], 'staff', language)[0]!.summary);
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(5);
      expect(text).not.toMatch(/undefined|null|\[object|: $|: \.|, $|hepco|huewaco|electricity_lighting/);
    }
    expect(texts[0]).not.toBe(texts[1]);
  });

  it.each(TYPES)('When it is %s, then each audience sees what is meant for it, and no words of others', (type) => {
    const of = (audience: 'public' | 'citizen') => show(type, SAMPLES[type], audience);
    const [forPublic, forCitizen] = [of('public'), of('citizen')];
    expect(forCitizen).toHaveLength(INTERNAL.includes(type) ? 0 : 1);
    expect(forPublic).toHaveLength(INTERNAL.includes(type) || NOT_PUBLIC.includes(type) ? 0 : 1);
    const said = (body: TimelineEntryBody[]) => JSON.stringify(body);
    expect(said(forPublic)).not.toContain(CITIZENS_WORDS);
    expect(said(forPublic)).not.toContain(STAFFS_WORDS);
    for (const body of [...forPublic, ...forCitizen]) expect(body).not.toHaveProperty('data');
    for (const body of [...forPublic, ...forCitizen]) expect(body.by).toBe('agency');
  });

  it('When more time was given or an area suspended, then everybody reads why', () => {
    for (const type of ['extension_granted', 'suspended'] as const) {
      expect(show(type, SAMPLES[type], 'public')[0]!.summary).toContain(PUBLIC_WORDS);
    }
  });

  it('When the ladder passed a report on, then its reason is in words, and a person’s own is as it was written', () => {
    const summary = (reason: string) =>
      show('transferred', { from: 'hepco', to: 'huewaco', reason }, 'citizen')[0]!.summary;
    expect(summary('not_accepted')).toContain(': quá thời hạn tiếp nhận');
    expect(summary('constructor')).toContain(': constructor');
  });

  it('When a kind of event is not known, then staff sees its name and nobody else anything', () => {
    expect(show('teleported', {}, 'staff')[0]!.summary).toBe('teleported');
    expect(show('constructor', {}, 'citizen')).toEqual([]);
  });
});
