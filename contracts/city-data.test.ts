import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInsideCity } from '../domain/areas/is-inside-city';
import type { CityData } from '../domain/city/city-data';
import { route } from '../domain/routing/route';
import { CITY_DATA_FILES, cityDataSchema, describeCityDataIssue } from './city-data';

const FOLDER = join(__dirname, '../cities/hue');

function hue(): CityData {
  const parts = Object.entries(CITY_DATA_FILES).map(([part, file]) => [
    part,
    JSON.parse(readFileSync(join(FOLDER, file), 'utf8')),
  ]);
  return Object.fromEntries(parts) as CityData;
}

/** What is said of Huế's data after a change. */
function problemsAfter(change: (data: CityData) => void): string[] {
  const data = hue();
  change(data);
  const result = cityDataSchema.safeParse(data);
  return result.success ? [] : result.error.issues.map((issue) => describeCityDataIssue(issue, data));
}

const agencyIn = (data: CityData, code: string) => data.agencies.find((agency) => agency.code === code)!;
const areaIn = (data: CityData, code: string) => data.areas.find((area) => area.code === code)!;
const ruleIn = (data: CityData, id: string) => data.routing.find((rule) => rule.id === id)!;
const questionsIn = (data: CityData) => data.categories.find(({ code }) => code === 'electricity_lighting')!.questions!;
const questionIn = (data: CityData, code: string) => questionsIn(data).find((question) => question.code === code)!;
const policyIn = (data: CityData) => data.policies[0]!;
const obligationsIn = (data: CityData) => policyIn(data).obligations;
const CENTRE_OF_SERVICES = 'trung-tam-phuc-vu-hanh-chinh-cong';
const officeIn = (data: CityData) => agencyIn(data, CENTRE_OF_SERVICES).office!;
const templateIn = (data: CityData, code: string) => data.templates.find((template) => template.code === code)!;

/** A report of which no more is known, on a day in the morning. */
const UNKNOWN = { subcategory: null, channel: null, day: '2026-11-23', weekday: 1, time: '09:00' };

describe("Huế's data", () => {
  const data = hue();

  test('When it is checked, then nothing is wrong', () => {
    expect(problemsAfter(() => undefined)).toEqual([]);
  });

  test('When it is read, then it has the 40 wards and communes since 1 July 2025', () => {
    expect(data.areas.filter(({ kind }) => kind === 'ward')).toHaveLength(21);
    expect(data.areas.filter(({ kind }) => kind === 'commune')).toHaveLength(19);
  });

  test('When a report has any category but other, then each area answers it at each priority', () => {
    const unanswered = data.categories
      .filter(({ code }) => code !== 'other')
      .flatMap(({ code: category }) => data.areas.map(({ code: area }) => ({ category, area })))
      .flatMap((report) => (['urgent', 'high', 'normal', 'low'] as const).map((priority) => ({ ...report, priority })))
      .filter((report) => 'triage' in route({ ...report, ...UNKNOWN }, data));
    expect(unanswered).toEqual([]);
  });

  test('When a report has the category other, then no rule takes it from the operators', () => {
    const found = route({ category: 'other', area: '19789', priority: 'normal', ...UNKNOWN }, data);
    expect(found).toMatchObject({ triage: true, reason: 'no_rule' });
  });

  test('When an agency gets a message, then it is greeted by its own name, not by the lead agency’s', () => {
    const greetings = data.templates
      .filter(({ code }) => code.startsWith('agency_'))
      .flatMap(({ body }) => [body.vi.split('\n')[0], body.en.split('\n')[0]]);
    expect(new Set(greetings)).toEqual(new Set(['Kính gửi {{recipient}},', 'To {{recipient}},']));
  });

  test.each([
    ['environment_waste', '19789', 'hepco'],
    ['environment_waste', '20044', 'ubnd-a-luoi-2'],
    ['electricity_lighting', '19753', 'hepco'],
    ['electricity_lighting', '19960', 'ubnd-phu-bai'],
    ['sidewalk_encroachment', '19789', 'ubnd-thuan-hoa'],
    ['noise', '20137', 'ubnd-chan-may-lang-co'],
    ['traffic', '19777', 'cong-an-thanh-pho'],
  ])('When a report is about %s in area %s, then %s answers', (category, area, lead) => {
    expect(route({ category, area, priority: 'normal', ...UNKNOWN }, data)).toMatchObject({ lead });
  });

  test.each(data.areas.map(({ name, centre }) => [name.vi, centre] as const))(
    'When a point is the centre of %s, then it is inside the boundary',
    (_, centre) => {
      expect(isInsideCity(data.city, centre)).toBe(true);
    },
  );

  test.each([
    ['Đà Nẵng', { lat: 16.0678, lng: 108.2208 }],
    ['Đông Hà', { lat: 16.8163, lng: 107.1003 }],
    ['Hà Nội', { lat: 21.0285, lng: 105.8542 }],
  ])('When a point is the centre of %s, then it is outside the boundary', (_, point) => {
    expect(isInsideCity(data.city, point)).toBe(false);
  });

  test('When a special day is listed, then it changes something', () => {
    const idle = data.calendar.days.filter(({ date, kind }) => {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      return (kind === 'holiday') === (weekday === 0 || weekday === 6);
    });
    expect(idle).toEqual([]);
  });

  test('When a day off is exchanged, then a Saturday is worked for it', () => {
    const count = (kind: 'holiday' | 'makeup', begins: string) =>
      data.calendar.days.filter(({ kind: is, name }) => is === kind && name.vi.includes(begins)).length;
    // The first make-up day of 2019 is for 31 December 2018, which the calendar does not reach.
    expect(count('makeup', 'Làm bù')).toBe(count('holiday', 'hoán đổi') + 1);
  });

  test('When its urgent ladders are read, then nothing in them waits for offices to open', () => {
    const { triage, acceptance, resolution } = obligationsIn(data);
    for (const { budget, ladders } of [triage, acceptance, resolution]) {
      const after = ladders!.urgent!.flatMap(({ when }) => ('afterDue' in when ? [when.afterDue] : []));
      expect([budget.urgent!, ...after].map(({ unit }) => unit)).toEqual([budget.urgent!, ...after].map(() => 'hours'));
    }
  });
});

describe('Data that is broken', () => {
  test.each<[string, (data: CityData) => void, string]>([
    [
      'a key is unknown',
      (data) => Object.assign(agencyIn(data, 'hepco'), { fax: '1' }),
      'agencies.json, hepco: Unrecognized key: "fax"',
    ],
    [
      'a text is missing',
      (data) => Reflect.deleteProperty(data.fields[0]!.label, 'en'),
      'fields.json, health: label.en: Invalid input: expected string, received undefined',
    ],
    [
      'an entry has no code',
      (data) => Reflect.deleteProperty(data.fields[1]!, 'code'),
      'fields.json, entry 2: code: Invalid input: expected string, received undefined',
    ],
    [
      'two questions have one code',
      (data) => questionsIn(data).push(questionsIn(data)[0]!),
      'categories.json, electricity_lighting: questions: must have codes that differ',
    ],
    [
      'a list has nothing to choose from',
      (data) => Reflect.deleteProperty(questionIn(data, 'extent'), 'values'),
      'categories.json, electricity_lighting: questions.1.values: must be given for a list, and for nothing else',
    ],
    [
      'a text has something to choose from',
      (data) => (questionIn(data, 'pole_number').values = questionIn(data, 'extent').values!),
      'categories.json, electricity_lighting: questions.2.values: must be given for a list, and for nothing else',
    ],
    [
      'two choices have one code',
      (data) => questionIn(data, 'extent').values!.push(questionIn(data, 'extent').values![0]!),
      'categories.json, electricity_lighting: questions.1.values: must have codes that differ',
    ],
    [
      'a text that is only shown must be answered',
      (data) => (questionIn(data, 'danger').required = true),
      'categories.json, electricity_lighting: questions.0.required: must be false where nothing is answered',
    ],
    [
      'letters are decomposed',
      (data) => (data.fields[0]!.label.vi = 'Y tế'.normalize('NFD')),
      'fields.json, health: label.vi: must be in Unicode form NFC',
    ],
    [
      'a code is used twice',
      (data) => data.agencies.push(agencyIn(data, 'hepco')),
      'agencies.json, hepco: the code is used twice',
    ],
    [
      'a rule id is used twice',
      (data) => data.routing.push(ruleIn(data, 'noise')),
      'routing.json, noise: the id is used twice',
    ],
    [
      'a day is listed twice',
      (data) => data.calendar.days.push(data.calendar.days[0]!),
      'calendar.json, 2019-01-01: the date is used twice',
    ],
    [
      'a category has an unknown field',
      (data) => (data.categories[0]!.field = 'sport'),
      'categories.json, traffic: field "sport" is not in fields.json',
    ],
    ['there is no category other', (data) => data.categories.pop(), 'categories.json: the category "other" is missing'],
    [
      'the centre agency is unknown',
      (data) => (data.city.centreAgency = 'ioc'),
      'city.json, hue: centreAgency "ioc" is not in agencies.json',
    ],
    [
      'the centre agency is no centre',
      (data) => (data.city.centreAgency = 'hepco'),
      'city.json, hue: centreAgency "hepco" is not of kind "centre"',
    ],
    [
      'the boundary is empty',
      (data) => (data.city.boundary = []),
      'city.json: boundary: needs at least three corners and the first one again',
    ],
    [
      'the boundary is open',
      (data) => data.city.boundary.pop(),
      'city.json, hue: the boundary does not end where it begins',
    ],
    [
      'an area lies outside',
      (data) => (areaIn(data, '19753').centre.lat = 21),
      'areas.json, 19753: the centre lies outside the boundary in city.json',
    ],
    [
      'an outline’s area is unknown',
      (data) => (data.outlines[0]!.area = '1'),
      'outlines.json, 1: area "1" is not in areas.json',
    ],
    [
      'an area has two outlines',
      (data) => (data.outlines[1]!.area = '19753'),
      'outlines.json, 19753: the area is used twice',
    ],
    [
      'an outline does not end where it begins',
      (data) => void data.outlines[0]!.geometry.coordinates[0]!.pop(),
      'outlines.json, 19753: geometry.coordinates.0: must end where it begins',
    ],
    [
      'a parent is unknown',
      (data) => (agencyIn(data, 'hepco').parent = 'x'),
      'agencies.json, hepco: parent "x" is not in agencies.json',
    ],
    [
      'parents form a ring',
      (data) => (agencyIn(data, 'ubnd-thanh-pho').parent = 'so-y-te'),
      'agencies.json, so-y-te: parent "ubnd-thanh-pho" leads back to the agency itself',
    ],
    [
      'a successor is unknown',
      (data) => (agencyIn(data, 'ubnd-vinh-ninh').successor = 'x'),
      'agencies.json, ubnd-vinh-ninh: successor "x" is not in agencies.json',
    ],
    [
      'a living agency has a successor',
      (data) => (agencyIn(data, 'hepco').successor = 'huewaco'),
      'agencies.json, hepco: it has a successor but no validTo',
    ],
    [
      'validity runs backwards',
      (data) => (agencyIn(data, 'ubnd-vinh-ninh').validFrom = '2026-01-01'),
      'agencies.json, ubnd-vinh-ninh: validTo is before validFrom',
    ],
    [
      'an agency has an unknown area',
      (data) => (agencyIn(data, 'hepco').area = '1'),
      'agencies.json, hepco: area "1" is not in areas.json',
    ],
    [
      'two agencies have one area',
      (data) => (agencyIn(data, 'hepco').area = '19753'),
      'agencies.json, hepco: area "19753" has "ubnd-phu-xuan" at the same time',
    ],
    [
      'an area has no agency',
      (data) => Reflect.deleteProperty(agencyIn(data, 'ubnd-phu-xuan'), 'area'),
      'areas.json, 19753: no lasting agency in agencies.json has this area',
    ],
    [
      'a rule names an unknown category',
      (data) => ruleIn(data, 'noise').when.categories!.push('x'),
      'routing.json, noise: "x" is not in categories.json',
    ],
    [
      'a rule names an unknown area',
      (data) => ruleIn(data, 'waste-core').when.areas!.push('1'),
      'routing.json, waste-core: "1" is not in areas.json',
    ],
    [
      'a rule leads to an unknown agency',
      (data) => (ruleIn(data, 'traffic').lead = 'x'),
      'routing.json, traffic: lead "x" is not in agencies.json',
    ],
    [
      'a supporting agency is unknown',
      (data) => (ruleIn(data, 'traffic').supporting = ['x']),
      'routing.json, traffic: supporting "x" is not in agencies.json',
    ],
    [
      'the lead supports itself',
      (data) => (ruleIn(data, 'noise').supporting = ['area']),
      'routing.json, noise: "area" is named twice',
    ],
    [
      'a category has no rule',
      (data) => (data.routing = data.routing.filter(({ id }) => id !== 'noise')),
      'routing.json: no rule answers category "noise" in area "19753" (priority urgent, 2026-01-01)',
    ],
    [
      'a rule ends and none follows',
      (data) => (ruleIn(data, 'noise').validTo = '2027-06-30'),
      'routing.json: no rule answers category "noise" in area "19753" (priority urgent, 2027-07-01)',
    ],
    [
      'an agency ends without a successor',
      (data) => (agencyIn(data, 'so-du-lich').validTo = '2026-12-31'),
      'routing.json, tourism-heritage: its agency no longer exists for category "tourism" in area "19753" (priority urgent, 2027-01-01)',
    ],
    [
      'the lexicon has an unknown category',
      (data) => (data.lexicon.categories['x'] = { y: 1 }),
      'lexicon.json, x: the category is not in categories.json',
    ],
    [
      'intervals are not in order',
      (data) => data.calendar.hours[0]!.intervals.reverse(),
      'calendar.json, hours from 2019-01-01: the intervals 13:00–17:30, 08:00–11:30 are not in order',
    ],
    [
      'hours leave a gap',
      (data) => (data.calendar.hours[0]!.validTo = '2022-07-31'),
      'calendar.json, hours from 2022-08-01: no hours hold in month 8 from 2022-08-01 on',
    ],
    [
      'a season has no hours',
      (data) => data.calendar.hours.pop(),
      'calendar.json, hours from 2026-01-01: no hours hold in month 1 from 2026-01-01 on',
    ],
    [
      'hours end',
      (data) => (data.calendar.hours[3]!.validTo = '2026-12-31'),
      'calendar.json, hours from 2027-01-01: no hours hold in month 1 from 2027-01-01 on',
    ],
    [
      'hours overlap',
      (data) => (data.calendar.hours[1]!.validFrom = '2022-08-01'),
      'calendar.json, hours from 2022-08-01: more than one entry of hours holds in month 8 from 2022-08-01 on',
    ],
    [
      'a day does not exist',
      (data) => (data.calendar.days[0]!.date = '2019-02-30'),
      'calendar.json: days.0.date: must be a day of the calendar, YYYY-MM-DD',
    ],
    [
      'a make-up day is a weekday',
      (data) => (data.calendar.days.find(({ date }) => date === '2026-01-10')!.date = '2026-01-12'),
      'calendar.json, 2026-01-12: a makeup day must be one that is otherwise free',
    ],
    [
      'the time zone is an offset',
      (data) => (data.city.timeZone = '+07:00'),
      'city.json: timeZone: must be the name of a time zone, e.g. Asia/Ho_Chi_Minh',
    ],
    [
      'the time zone does not exist',
      (data) => (data.city.timeZone = 'Asia/Hue'),
      'city.json: timeZone: must be the name of a time zone, e.g. Asia/Ho_Chi_Minh',
    ],
    [
      'reports are kept for no time',
      (data) => (data.city.anonymiseAfterMonths = 0),
      'city.json: anonymiseAfterMonths: Too small: expected number to be >=1',
    ],
    [
      "an agency's office has no hours",
      (data) => (officeIn(data).hours = []),
      `agencies.json, ${CENTRE_OF_SERVICES}: office.hours: needs hours: an agency without any has the city’s`,
    ],
    [
      "an agency's intervals are not in order",
      (data) => officeIn(data).hours[0]!.intervals.reverse(),
      `agencies.json, ${CENTRE_OF_SERVICES}: hours from 2022-09-01: the intervals 13:00–17:00, 07:30–11:30 are not in order`,
    ],
    [
      "an agency's hours run backwards",
      (data) => (officeIn(data).hours[0]!.validTo = '2022-08-31'),
      `agencies.json, ${CENTRE_OF_SERVICES}: hours from 2022-09-01: validTo is before validFrom`,
    ],
    [
      'an agency works on Saturdays without hours for them',
      (data) => (officeIn(data).workingWeekdays = [1, 2, 3, 4, 5, 6]),
      `agencies.json, ${CENTRE_OF_SERVICES}: it works on days on which the city does not, and has no lasting hours of its own in month 1`,
    ],
    ['there is no policy', (data) => (data.policies = []), 'policies.json: needs at least one policy'],
    [
      'a policy version is used twice',
      (data) => data.policies.push({ ...policyIn(data), validFrom: '2027-01-01' }),
      'policies.json, hue-2026-1: the version is used twice',
    ],
    [
      'two policies begin on one day',
      (data) => data.policies.push({ ...policyIn(data), version: 'hue-2026-2' }),
      'policies.json, hue-2026-2: it must begin later than "hue-2026-1", which stands before it',
    ],
    [
      'an obligation has no policy',
      (data) => Reflect.deleteProperty(obligationsIn(data), 'appeal'),
      'policies.json, hue-2026-1: obligations.appeal: Invalid input: expected object, received undefined',
    ],
    [
      'the standing reminder tells nobody',
      (data) => (policyIn(data).standing.tell = []),
      'policies.json, hue-2026-1: standing.tell: needs somebody to tell, or a report could fall silent',
    ],
    [
      'a rung is named twice',
      (data) => obligationsIn(data).resolution.ladder.push(obligationsIn(data).resolution.ladder[0]!),
      'policies.json, hue-2026-1, resolution ladder, rung reminder: the name is used twice',
    ],
    [
      'a rung of an urgent ladder is named twice',
      ({ policies: [policy] }) => {
        const { urgent = [] } = policy!.obligations.triage.ladders!;
        urgent.push(urgent[0]!);
      },
      'policies.json, hue-2026-1, triage ladder for urgent, rung reminder: the name is used twice',
    ],
    [
      'a rung has a name of the engine’s',
      (data) => (obligationsIn(data).merge.ladder[0]!.name = 'by_hand-1'),
      'policies.json, hue-2026-1: obligations.merge.ladder.0.name: must not begin with "standing" or "by_hand"',
    ],
    [
      'a ladder is empty',
      (data) => (obligationsIn(data).hold.ladder = []),
      'policies.json, hue-2026-1: obligations.hold.ladder: needs at least one rung',
    ],
    ...(
      [
        ['information', 'return_to_work'],
        ['hold', 'return_to_work'],
        ['feedback', 'close'],
        ['appeal', 'end_appeal'],
        ['suspension', 'end_suspension'],
      ] as const
    ).map(([kind, effect]): [string, (data: CityData) => void, string] => [
      `nothing ends the wait for ${kind}`,
      (data) => obligationsIn(data)[kind].ladder.forEach((rung) => delete rung.effects),
      `policies.json, hue-2026-1, ${kind} ladder: no rung has the effect "${effect}", so a report would wait for ever`,
    ]),
    [
      'nothing ends the wait at one priority',
      (data) =>
        (obligationsIn(data).appeal.ladders = { low: [{ name: 'end', when: { atShare: 1 }, tell: ['reporter'] }] }),
      'policies.json, hue-2026-1, appeal ladder for low: no rung has the effect "end_appeal", so a report would wait for ever',
    ],
    [
      'a budget has half a working day',
      (data) => (obligationsIn(data).hold.budget.normal.amount = 1.5),
      'policies.json, hue-2026-1: obligations.hold.budget.normal.amount: must be a whole number of working days',
    ],
    [
      'a rung is due neither before nor after',
      (data) => Object.assign(obligationsIn(data).hold.ladder[0]!, { when: {} }),
      'policies.json, hue-2026-1: obligations.hold.ladder.0.when: must be either atShare, above 0 and at most 1, or afterDue with a budget',
    ],
    [
      'a template is missing',
      (data) => data.templates.shift(),
      'templates.json, report_received: the template is missing',
    ],
    [
      'a placeholder is unknown',
      (data) => (templateIn(data, 'report_closed').body.vi = '{{reporterName}}'),
      'templates.json, report_closed: {{reporterName}} is no placeholder',
    ],
    [
      "a citizen's text goes to the leadership",
      (data) => (templateIn(data, 'leadership_escalation').body.en = '{{text}}'),
      'templates.json, leadership_escalation: {{text}} may only go to an agency',
    ],
    [
      "a citizen's text goes to a follower",
      (data) => (templateIn(data, 'follower_resolved').body.vi = '{{text}}'),
      'templates.json, follower_resolved: {{text}} may only go to an agency',
    ],
    [
      'a question to the reporter goes to a follower',
      (data) => (templateIn(data, 'follower_closed').body.vi = '{{question}}'),
      'templates.json, follower_closed: {{question}} may only go to the reporter',
    ],
    [
      "the rating's link goes to an agency",
      (data) => (templateIn(data, 'agency_released').body.en = '{{ratingUrl}}'),
      'templates.json, agency_released: {{ratingUrl}} may only go to the reporter',
    ],
    [
      'a brace is left open',
      (data) => (templateIn(data, 'report_closed').subject.en = '{{reference}'),
      'templates.json, report_closed: a brace is left open or too many',
    ],
  ])('When %s, then it is refused by file, entry and rule', (_, change, problem) => {
    expect(problemsAfter(change)).toContain(problem);
  });
});
