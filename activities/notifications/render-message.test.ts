import type { CityData } from '../../domain/city/city-data';
import type { MessageContext } from '../../db/read-models/message-context';
import type { Obligation } from '../../domain/report/obligation';
import { notificationsFor } from '../../domain/report/notifications';
import type { ReportEvent } from '../../domain/report/events';
import type { ObligationKind, Recipient } from '../../domain/policy/policy';
import { hueCityData } from '../../test/support/test-city';
import { renderMessage, type Links } from './render-message';

const REFERENCE = 'HUE-00000-00000';
const TOKEN = 'token-of-the-citizen';
const links: Links = {
  own: (reference) => `https://paht.test/reports/${reference}?accessToken=${TOKEN}`,
  page: (reference) => `https://paht.test/reports/${reference}`,
};
const context: MessageContext = {
  reference: REFERENCE,
  language: 'vi',
  text: 'Đèn đường tắt',
  category: 'electricity_lighting',
  area: '19789',
  agency: 'hepco',
  dueAt: new Date('2026-03-11T17:00:00+07:00'),
  reporterEmail: 'lan@example.com',
};

let hue: CityData;
beforeAll(async () => {
  hue = await hueCityData();
});

function render(
  city: CityData,
  template: string,
  forReporter: boolean,
  language: 'vi' | 'en',
  overrides: Partial<MessageContext> = {},
  data: Record<string, unknown> = {},
) {
  const all = { dueAt: 1_773_200_000_000, at: 1_773_300_000_000, answer: 'Đã xong', question: 'Ở đâu?', ...data };
  return renderMessage(city, links, {
    template,
    data: all,
    context: { ...context, ...overrides },
    language,
    forReporter,
  });
}

const isReporters = (template: string) => /^(report|feedback|information)_/.test(template);

describe('renderMessage', () => {
  it('When each template is filled in, in both languages, with all or with nothing known, then no gap is left', () => {
    const nothing = { category: null, area: null, agency: null, dueAt: null };
    for (const { code } of hue.templates) {
      for (const language of ['vi', 'en'] as const) {
        for (const overrides of [{}, nothing]) {
          const { subject, body } = render(hue, code, isReporters(code), language, overrides);
          expect(subject).toContain(REFERENCE);
          expect(`${subject}${body}`).not.toMatch(/\{\{|\}\}|undefined|null|NaN|Invalid/);
          expect(body).toContain('https://paht.test/reports/');
        }
      }
    }
  });

  it('When a message is for staff, then the citizen’s link is not in it; when it is for the citizen, then it is', () => {
    for (const { code } of hue.templates) {
      const { body } = render(hue, code, isReporters(code), 'vi');
      expect({ code, hasToken: body.includes(TOKEN) }).toEqual({ code, hasToken: isReporters(code) });
    }
  });

  it('When a rung of any ladder fires, then there is a message for each whom it tells, in both languages', () => {
    const roles = new Set<Recipient>();
    const ladders = Object.entries(hue.policy.obligations).flatMap(([kind, { ladder }]) => [
      ...ladder.map((rung) => ({ kind, ...rung })),
      { kind, name: 'standing-1', tell: hue.policy.standing.tell },
    ]);
    for (const { kind, name, tell } of ladders) {
      const obligation = { kind, dueAt: 1_773_200_000_000, id: `${kind}-1` } as unknown as Obligation;
      const event = {
        seq: 9,
        at: 1_773_300_000_000,
        type: 'escalated',
        actor: { role: 'system' },
        status: 'assigned',
        data: {
          obligation: kind as ObligationKind,
          rung: name,
          scheduledFor: 0,
          lateMs: 0,
          told: tell.map((role) => ({
            role,
            ...(role === 'assignee' || role === 'agency_head' ? { agency: 'hepco' } : {}),
          })),
          effects: [],
        },
        obligations: [obligation],
      } as unknown as ReportEvent;
      for (const { to, template, data } of notificationsFor(event)) {
        roles.add(to.role);
        for (const language of ['vi', 'en'] as const) {
          const { subject, body } = render(hue, template, to.role === 'reporter', language, {}, data);
          expect(subject).not.toBe('');
          expect(body).not.toMatch(/\{\{|undefined|NaN/);
        }
      }
    }
    expect([...roles].sort()).toEqual(['agency_head', 'assignee', 'leadership', 'operators', 'reporter', 'supervisor']);
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
      const { subject, body } = render(
        city,
        code,
        isReporters(code),
        'vi',
        { text: evil },
        { answer: evil, question: evil },
      );
      expect(subject).not.toMatch(/[\r\n\u2028\p{Cc}]/u);
      if (body.includes('evil@')) expect(body).toContain('{{trackingUrl}} $& $1');
    }
  });

  it('When a template asks for what nobody gives, or does not exist, then it is an error that names it', () => {
    const broken = {
      ...hue,
      templates: [{ code: 'broken', subject: { vi: '{{phone}}', en: '' }, body: { vi: '', en: '' } }],
    };
    expect(() => render(broken, 'broken', true, 'vi')).toThrow('Template broken asks for phone');
    expect(() => render(broken, 'nope', true, 'vi')).toThrow('There is no message template nope');
    // A rating is the citizen's: no template for staff can ask for its link.
    expect(() => render(hue, 'report_resolved', false, 'vi')).toThrow('ratingUrl');
  });
});
