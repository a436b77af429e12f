import { resolve } from 'node:path';
import fc from 'fast-check';
import { submissionSchema } from '../../contracts/submission';
import { isInsideCity } from '../../domain/areas/is-inside-city';
import { locateArea } from '../../domain/areas/locate-area';
import type { CityData } from '../../domain/city/city-data';
import { STATUSES } from '../../domain/report/status';
import { TRANSITIONS } from '../../domain/report/transitions';
import { hueCityData } from '../../test/support/test-city';
import { loadDemoMaterial, type DemoMaterial } from './load-demo-material';
import { planDemo, type DemoPlan } from './plan-demo';

let city: CityData;
let material: DemoMaterial;
beforeAll(async () => {
  city = await hueCityData();
  material = await loadDemoMaterial(resolve(__dirname, '../../cities/hue'));
});

const seeds = fc.string({ minLength: 1, maxLength: 12 });

function plan(count: number, seed: string): DemoPlan[] {
  return planDemo({ count, seed, city, material, day: '2026-03-02' });
}

describe('planDemo', () => {
  it('When 24 or more reports are planned, then every state that lasts is where some report is left', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 24, max: 90 }), (seed, count) => {
        const outcomes = new Set(plan(count, seed).map(({ outcome }) => outcome));
        expect([...outcomes].sort()).toEqual(STATUSES.filter((status) => status !== 'received').sort());
      }),
      { numRuns: 40 },
    );
  });

  it('When a seed is used again, then the same reports come, and with a greater count more after them', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (seed, count, more) => {
        expect(plan(count + more, seed).slice(0, count)).toEqual(plan(count, seed));
      }),
      { numRuns: 20 },
    );
  });

  it('When reports are planned, then each is a valid submission inside the city, from nobody who exists', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { body } of plan(40, seed)) {
          expect(submissionSchema.parse(body)).toEqual(body);
          const { lat, lng } = body.location;
          if (lat !== undefined && lng !== undefined) expect(isInsideCity(city.city, { lat, lng })).toBe(true);
          expect(body.contact?.email ?? 'nobody@example.com').toMatch(/^[a-z.]+\d*@example\.(?:com|org)$/);
          expect(body.contact?.phone).toBeUndefined();
        }
      }),
      { numRuns: 20 },
    );
  });

  it('When each step follows the one before it, then the transition table leads from the agency to the outcome', () => {
    for (const { steps, outcome } of plan(400, 'table')) {
      let at: string[] = ['triage', 'assigned'];
      for (const [index, { command, by, unlessIn, supporting }] of steps.entries()) {
        const row = TRANSITIONS[command];
        const from: readonly string[] = supporting ? row.supporting!.from : row.from;
        expect(row.roles).toContain(by);
        expect(at.some((status) => from.includes(status))).toBe(true);
        if (command === 'assign' && index === 0) at = ['assigned'];
        else if (!supporting && row.to !== 'unchanged') at = [...row.to];
        if (unlessIn) at.push(unlessIn);
      }
      expect(at).toContain(outcome);
    }
  });

  it('When 24 or more reports are planned, then some show support, more time, a hold that was asked for, an appeal and a merge', () => {
    const shown = new Set(plan(24, 'shows').flatMap(({ steps }) => steps.map(({ command }) => command)));
    for (const command of ['involve', 'grant_extension', 'grant_hold', 'appeal', 'merge'] as const) {
      expect(shown).toContain(command);
    }
  });

  it('When a report is merged, then it follows one before it that stays open, of the same category and place', () => {
    const plans = plan(400, 'merged');
    const merged = plans.filter(({ outcome }) => outcome === 'merged');
    expect(merged.length).toBeGreaterThan(1);
    for (const follower of merged) {
      const { into } = follower.steps.at(-1)!;
      const lead = plans.find(({ key }) => key === into!.key)!;
      expect(plans.indexOf(lead)).toBeLessThan(plans.indexOf(follower));
      expect(lead).toMatchObject({ outcome: 'in_progress', body: into!.body });
      const [one, other] = [lead.body.location, follower.body.location];
      expect(other.lat === undefined).toBe(one.lat === undefined);
      if (one.lat !== undefined) expect(Math.abs(one.lat - other.lat!)).toBeLessThan(0.001);
    }
  });

  it('When more reports are planned than there are texts, then categories, wards, languages and texts vary', () => {
    const plans = plan(600, 'variety');
    const distinct = (values: unknown[]) => new Set(values.map((value) => JSON.stringify(value))).size;
    const areas = plans.flatMap(({ body: { location } }) =>
      location.lat === undefined || location.lng === undefined
        ? []
        : [locateArea(city, { lat: location.lat, lng: location.lng }).area],
    );
    expect(distinct(plans.map(({ body }) => body.text))).toBe(plans.length);
    expect(distinct(plans.slice(0, 24).map(({ body }) => body.category))).toBeGreaterThan(8);
    expect(distinct(areas)).toBe(city.areas.length);
    expect(distinct(plans.map(({ body }) => body.language))).toBe(2);
    expect(plans.filter(({ body }) => body.contact?.email).length).toBeGreaterThan(200);
    expect(plans.filter(({ body }) => !body.contact).length).toBeGreaterThan(100);
    expect(plans.filter(({ body }) => body.location.lat === undefined).length).toBeGreaterThan(30);
  });
});
