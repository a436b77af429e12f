import { TEMPLATE_CODES } from '../../contracts/city-data';
import type { MessageContext } from '../../db/read-models/message-context';
import type { CityData } from '../../domain/city/city-data';
import { OBLIGATION_LABELS } from '../../domain/policy/obligation-labels';
import type { ObligationKind, Recipient } from '../../domain/policy/policy';
import type { Addressee } from '../../domain/report/addressee';
import type { EventData, EventType, ReportEvent } from '../../domain/report/events';
import { notificationsFor } from '../../domain/report/notifications';
import { hueCityData } from '../../test/support/test-city';
import { renderMessage, type Links } from './render-message';

const REFERENCE = 'HUE-00000-00000';
const TOKEN = 'token-of-the-citizen';
const links: Links = {
  own: (reference) => `https://paht.test/reports/${reference}?accessToken=${TOKEN}`,
  page: (reference) => `https://paht.test/reports/${reference}`,
  follower: (reference, seq) => `https://paht.test/reports/${reference}/followers/${seq}?token=t`,
  code: () => '123456',
};
const context: MessageContext = {
  reference: REFERENCE,
  text: 'Đèn đường tắt',
  category: 'electricity_lighting',
  area: '19789',
  agency: 'hepco',
  dueAt: new Date('2026-03-11T17:00:00+07:00'),
  email: 'lan@example.com',
  language: 'vi',
};
const LANGUAGES = ['vi', 'en'] as const;
const DUE_AT = 1_773_200_000_000;

let hue: CityData;
beforeAll(async () => {
  hue = await hueCityData();
});

interface Options {
  forReporter: boolean;
  language?: 'vi' | 'en';
  recipient?: string | null;
  overrides?: Partial<MessageContext>;
  data?: Record<string, unknown>;
}

/** A template with all the data that any event gives. */
function render(city: CityData, template: string, options: Options) {
  const { language = 'vi', recipient = null, forReporter, overrides, data } = options;
  const all = {
    dueAt: DUE_AT,
    at: DUE_AT + 100_000_000,
    obligation: 'resolution',
    answer: 'Đã xong',
    question: 'Ở đâu?',
    part: 'huewaco',
    lead: 'HUE-00000-00001',
    confirmUrl: links.follower(REFERENCE, 7),
    ...data,
  };
  return renderMessage(city, links, {
    template,
    data: all,
    context: { ...context, ...overrides },
    language,
    forReporter,
    recipient,
  });
}

const isReporters = (template: string) => /^(report|feedback|information|comment)_/.test(template);
const aboutReports = () => hue.templates.filter(({ code }) => code !== 'agency_digest' && code !== 'citizen_code');

const KINDS = Object.keys(OBLIGATION_LABELS) as ObligationKind[];
const RECIPIENTS: Recipient[] = ['operators', 'assignee', 'agency_head', 'supervisor', 'leadership', 'reporter'];
const AGENCY = 'hepco';
const PART = 'huewaco';
const told: Addressee[] = RECIPIENTS.map((role) =>
  role === 'assignee' || role === 'agency_head' ? { role, agency: AGENCY } : { role },
);
const nobody: Record<never, never> = {};

/** Each kind of event, so that its messages are known. */
const SAMPLES: { readonly [Type in EventType]: EventData[Type][] } = {
  submitted: [{ channel: 'web', language: 'vi', area: null }],
  classified: [{ category: 'traffic', field: 'traffic', priority: 'normal', confidence: 1, because: [], model: null }],
  sent_to_triage: [
    { reason: 'appealed', told: [{ role: 'supervisor' }] },
    { reason: 'declined', told: [{ role: 'supervisor' }] },
  ],
  assigned: [{ agency: AGENCY, supporting: [PART], rule: null }],
  accepted: [{}],
  declined: [{ agency: AGENCY, reason: 'x' }],
  transferred: [{ from: PART, to: AGENCY, reason: 'x', told: [{ role: 'supervisor' }] }],
  involved: [{ agency: PART, required: true, reason: 'x' }],
  leg_accepted: [{ agency: PART }],
  leg_declined: [{ agency: PART, reason: 'x' }],
  leg_answered: [{ agency: PART, result: 'done', answer: 'x' }],
  leg_released: [{ agency: PART, reason: 'x' }],
  information_requested: [{ question: 'Ở đâu?' }],
  information_provided: [{ text: 'x' }],
  information_lapsed: [nobody],
  hold_requested: [{ agency: AGENCY, until: DUE_AT, reason: 'x' }],
  hold_refused: [{ agency: AGENCY, reason: 'x' }],
  held: [{ until: DUE_AT, reason: 'Chờ vật tư' }],
  resumed: [{}],
  extension_requested: [{ agency: AGENCY, workingDays: 3, reason: 'x' }],
  extension_granted: [{ agency: AGENCY, workingDays: 3, reason: 'Chờ vật tư' }],
  extension_refused: [{ agency: AGENCY, reason: 'x' }],
  resolved: [{ agency: AGENCY, result: 'done', answer: 'Đã xong' }],
  returned: [{ reason: 'x' }],
  rated: [{ rating: 'satisfied' }],
  reopened: [{ reason: 'x' }],
  closed: [{ how: 'rated' }],
  rejected: [{ reason: 'insufficient', explanation: 'Thiếu địa điểm', contact: '19001075' }],
  appealed: [{ reason: 'x' }],
  appeal_lapsed: [nobody],
  merged: [{ into: 'HUE-00000-00001' }],
  relinked: [{ from: 'HUE-00000-00001', into: 'HUE-00000-00002' }],
  unmerged: [{ from: 'HUE-00000-00001', why: 'decided' }],
  repeated: [{ of: 'HUE-00000-00001', count: 2, score: 0.8 }],
  repeat_unlinked: [{ of: 'HUE-00000-00001', reason: 'x' }],
  withdrawn: [{}],
  reclassified: [{ category: 'traffic', field: 'traffic', reason: 'x' }],
  reprioritised: [{ priority: 'high', reason: 'x' }],
  noted: [{ text: 'x' }],
  commented: [{ text: 'Mai sẽ làm' }],
  followed: [nobody],
  suspended: [{ suspension: 's-1', until: DUE_AT, reason: 'bão' }],
  unsuspended: [{ suspension: 's-1' }],
  reprojected: [{ calendar: '2', policy: '2', moved: [] }],
  escalated: KINDS.map((obligation) => ({
    obligation,
    rung: 'overdue',
    scheduledFor: DUE_AT,
    lateMs: 0,
    told,
    effects: [],
  })),
  escalated_by_hand: [{ told, reason: 'x' }],
  deescalated: [{ obligation: 'resolution', told: [{ role: 'supervisor' }, { role: 'leadership' }] }],
};

/** All messages of the samples, with what is owed due at an instant, or at none because the clock stands still. */
function messagesOfSamples(dueAt: number | null) {
  const owed = [...KINDS.map((kind) => ({ kind, leg: undefined })), { kind: 'resolution', leg: PART }];
  const obligations = owed.map(({ kind, leg }) => ({
    kind,
    id: kind,
    dueAt,
    rungs: [],
    ledger: [],
    owner: { role: 'agency', agency: leg ?? AGENCY },
    ...(leg === undefined ? {} : { leg }),
  }));
  return Object.entries(SAMPLES).flatMap(([type, datas]) =>
    datas.flatMap((data) => {
      const event: unknown = {
        seq: 9,
        at: DUE_AT + 100_000_000,
        type,
        actor: { role: 'system' },
        status: 'assigned',
        data,
        obligations,
      };
      return notificationsFor(event as ReportEvent);
    }),
  );
}

describe('renderMessage', () => {
  it('When the messages of all events are collected, then they are those that a city must word, but for what is no event', () => {
    const sent = new Set(messagesOfSamples(DUE_AT).map(({ template }) => template));
    expect([...sent, 'agency_digest', 'citizen_code', 'follower_confirmation'].sort()).toEqual(
      [...TEMPLATE_CODES].sort(),
    );
  });

  it('When an event’s message is written, then nothing that it speaks of is missing', () => {
    for (const dueAt of [DUE_AT, null]) {
      for (const { to, template, data } of messagesOfSamples(dueAt)) {
        for (const language of LANGUAGES) {
          const { subject, body } = renderMessage(hue, links, {
            template,
            data,
            context: dueAt === null ? { ...context, dueAt: null } : context,
            language,
            forReporter: to.role === 'reporter',
            recipient: to.agency ?? null,
          });
          expect(subject).not.toBe('');
          // A rung comes only while the clock runs.
          if (dueAt === null && data.obligation !== undefined) continue;
          expect({ template, text: `${subject}\n${body}` }).toEqual({
            template,
            text: expect.not.stringMatching(/\{\{|undefined|NaN|—|\n\n\n/),
          });
        }
      }
    }
  });

  it('When each template is filled in, in both languages, with all or with nothing known, then no gap is left', () => {
    const nothing = { category: null, area: null, agency: null, dueAt: null };
    for (const { code } of aboutReports()) {
      for (const language of LANGUAGES) {
        for (const overrides of [{}, nothing]) {
          const { subject, body } = render(hue, code, { forReporter: isReporters(code), language, overrides });
          expect(subject).toContain(REFERENCE);
          expect(`${subject}${body}`).not.toMatch(/\{\{|\}\}|undefined|null|NaN|Invalid/);
          expect(body).toContain('https://paht.test/reports/');
        }
      }
    }
  });

  it('When a message is for a follower, then the way out is in it, which no template can leave out', () => {
    const leaveUrl = links.follower(REFERENCE, 7);
    const written = LANGUAGES.map((language) =>
      renderMessage(hue, links, {
        template: 'follower_closed',
        data: {},
        context,
        language,
        forReporter: false,
        recipient: null,
        leaveUrl,
      }),
    );
    for (const { body } of written) expect(body.endsWith(leaveUrl)).toBe(true);
  });

  it('When somebody asked for a code, then it is in the message, in their language', () => {
    for (const language of LANGUAGES) {
      const { body } = renderMessage(hue, links, {
        template: 'citizen_code',
        data: { code: '012345' },
        context: null,
        language,
        forReporter: false,
        recipient: null,
      });
      expect(body).toContain('012345');
    }
  });

  it('When a message is for staff or a follower, then the citizen’s link is not in it; when it is for the citizen, then it is', () => {
    for (const { code } of aboutReports()) {
      const { body } = render(hue, code, { forReporter: isReporters(code) });
      expect({ code, hasToken: body.includes(TOKEN) }).toEqual({ code, hasToken: isReporters(code) });
    }
  });

  it('When it goes to a supporting agency, then that one is greeted, and the lead agency is named', () => {
    const { body } = render(hue, 'agency_supporting', { forReporter: false, recipient: PART });
    const nameOf = (code: string) => hue.agencies.find((agency) => agency.code === code)!.name.vi;
    expect(body.split('\n')[0]).toBe(`Kính gửi ${nameOf(PART)},`);
    expect(body).toContain(`phối hợp với ${nameOf(AGENCY)}`);
  });

  it('When it goes to somebody of the centre, then the centre is greeted', () => {
    const { body } = render(hue, 'escalated_by_hand', { forReporter: false, recipient: null });
    expect(body).toContain(`Kính gửi ${hue.city.centreName.vi},`);
  });

  it('When the answer is another agency’s, then that one is named', () => {
    const { body } = render(hue, 'report_resolved', {
      forReporter: true,
      overrides: { agency: null },
      data: { agency: PART },
    });
    expect(body).toContain(`${hue.agencies.find(({ code }) => code === PART)!.name.vi} trả lời`);
  });

  it('When the clock stands still, then the message says that no due time is set', () => {
    const { body } = render(hue, 'report_in_progress', {
      forReporter: true,
      overrides: { dueAt: null },
      data: { dueAt: undefined },
    });
    expect(body).toContain('Hạn trả lời: chưa xác định.');
  });

  it('When a message is about no single report, then it holds the summary and no gap', () => {
    for (const language of LANGUAGES) {
      const { subject, body } = renderMessage(hue, links, {
        template: 'agency_digest',
        data: { summary: 'Quá hạn: 3\nĐến hạn hôm nay: 2' },
        context: null,
        language,
        forReporter: false,
        recipient: AGENCY,
      });
      expect(subject).toContain(hue.agencies.find(({ code }) => code === AGENCY)!.name[language]);
      expect(body).toContain('Quá hạn: 3\nĐến hạn hôm nay: 2');
      expect(`${subject}${body}`).not.toMatch(/\{\{|undefined|—/);
    }
  });

  it('When names or citizens’ words hold line breaks or template marks, then the subject stays one line and nothing is filled in twice', () => {
    const evil = 'X\r\nBcc: evil@example.com\u2028\u0000{{trackingUrl}} $& $1';
    const name = { vi: evil, en: evil };
    const city: CityData = {
      ...hue,
      categories: hue.categories.map((each) => ({ ...each, label: name })),
      agencies: hue.agencies.map((each) => ({ ...each, name })),
      areas: hue.areas.map((each) => ({ ...each, name })),
    };
    for (const { code } of hue.templates) {
      const { subject, body } = render(city, code, {
        forReporter: isReporters(code),
        recipient: AGENCY,
        overrides: { text: evil },
        data: { answer: evil, question: evil, summary: evil, lead: evil },
      });
      expect(subject).not.toMatch(/[\r\n\u2028\p{Cc}]/u);
      if (body.includes('evil@')) expect(body).toContain('{{trackingUrl}} $& $1');
    }
  });

  it('When a template asks for what nobody gives, or does not exist, then it is an error that names it', () => {
    const broken = {
      ...hue,
      templates: [{ code: 'broken', subject: { vi: '{{phone}}', en: '' }, body: { vi: '', en: '' } }],
    };
    expect(() => render(broken, 'broken', { forReporter: true })).toThrow('Template broken asks for phone');
    expect(() => render(broken, 'nope', { forReporter: true })).toThrow('There is no message template nope');
    // A rating is the citizen's: no template for staff or followers can ask for its link.
    expect(() => render(hue, 'report_resolved', { forReporter: false })).toThrow('ratingUrl');
  });
});
