import { cityDataSchema } from '../../contracts/city-data';
import type { CityData } from '../../domain/city/city-data';
import { hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { editCityEntry } from './city-edit-store';
import { loadCityEntries, readCityEntries, readCityVersion } from './city-store';

let database: TestDatabase;
let hue: CityData;
beforeEach(async () => {
  database = await createTestDatabase();
  hue = await hueCityData();
  await loadCityEntries(database.db, hue);
});
afterEach(() => database.drop());

const read = async () => cityDataSchema.parse(await readCityEntries(database.db));

describe('the city’s data in Postgres', () => {
  it('When it is loaded and read, then it is what is in the folder, and loading again changes nothing', async () => {
    expect(await read()).toEqual(cityDataSchema.parse(hue));
    const version = await readCityVersion(database.db);
    expect(await loadCityEntries(database.db, hue)).toBe(0);
    expect(await readCityVersion(database.db)).toBe(version);
  });

  it('When an entry was edited, then a reload keeps the edit, whatever the folder says', async () => {
    const { db } = database;
    const code = 'hepco';
    const { data } = await db('city_entry').where({ kind: 'agencies', code }).first();
    const edited = { ...data, email: 'moi@example.com' };
    await db('city_entry')
      .where({ kind: 'agencies', code })
      .update({ data: JSON.stringify(edited), edited: true });
    const agencies = hue.agencies.map((agency) =>
      agency.code === code ? { ...agency, email: 'thu@example.com' } : agency,
    );
    await loadCityEntries(db, { ...hue, agencies });
    expect((await read()).agencies.find((agency) => agency.code === code)!.email).toBe('moi@example.com');
    await loadCityEntries(db, { ...hue, agencies: agencies.filter((agency) => agency.code !== code) });
    expect(await db('city_entry').where({ kind: 'agencies', code })).toHaveLength(1);
  });

  it('When the folder changes, then so does an entry that nobody edited; one that is gone is removed', async () => {
    const version = await readCityVersion(database.db);
    const [one, ...others] = hue.templates;
    const changed = others.map((each, index) => (index === 0 ? { ...each, subject: { vi: 'Mới', en: 'New' } } : each));
    expect(await loadCityEntries(database.db, { ...hue, templates: changed })).toBeGreaterThanOrEqual(2);
    const { templates } = (await readCityEntries(database.db)) as CityData;
    expect(templates.some(({ code }) => code === one!.code)).toBe(false);
    expect(templates[0]!.subject.vi).toBe('Mới');
    expect(await readCityVersion(database.db)).not.toBe(version);
  });

  it('When rules change their order, or one comes between, then they are read in the folder’s order', async () => {
    const routing = [...hue.routing].reverse();
    routing.splice(3, 0, { ...routing[0]!, id: 'in-between' });
    await loadCityEntries(database.db, { ...hue, routing });
    const present = (await readCityEntries(database.db)) as CityData;
    expect(present.routing.map(({ id }) => id)).toEqual(routing.map(({ id }) => id));
  });

  it('When an entry was put before another one, then it stays there, wherever the folder has that', async () => {
    const { db } = database;
    const [first, second] = hue.routing;
    const place = async (id: string, before: string) => {
      const data = { ...first!, id };
      expect(await editCityEntry(db, { kind: 'routing', code: id, data, before })).not.toBeNull();
    };
    const ids = async () => (await read()).routing.map(({ id }) => id);
    await place('new-1', second!.id);
    await place('new-2', second!.id);
    await place('new-0', 'new-1');
    const last = hue.routing.at(-1)!.id;
    const { data } = await db('city_entry').where({ kind: 'routing', code: last }).first();
    await editCityEntry(db, { kind: 'routing', code: last, data, before: first!.id });
    const others = hue.routing.slice(1, -1).map(({ id }) => id);
    const order = [last, first!.id, 'new-0', 'new-1', 'new-2', ...others];
    expect(await ids()).toEqual(order);
    expect(await loadCityEntries(db, hue)).toBe(0);
    expect(await ids()).toEqual(order);

    const moved = [...hue.routing.slice(2, 4), ...hue.routing.slice(0, 2), ...hue.routing.slice(4)];
    await loadCityEntries(db, { ...hue, routing: moved });
    const after = await ids();
    const at = after.indexOf(second!.id);
    expect(after.slice(at - 3, at + 1)).toEqual(['new-0', 'new-1', 'new-2', second!.id]);
    expect(after[after.indexOf(first!.id) - 1]).toBe(last);
  });

  it('When a later policy is added, then both are there, in their order', async () => {
    const later = { ...hue.policies[0]!, version: 'hue-2027-1', validFrom: '2027-01-01' };
    await loadCityEntries(database.db, { ...hue, policies: [...hue.policies, later] });
    expect((await read()).policies.map(({ version }) => version)).toEqual(['hue-2026-1', 'hue-2027-1']);
  });

  it('When two processes load at once, then the data is there once', async () => {
    await database.db('city_entry').delete();
    const changes = await Promise.all([1, 2, 3].map(() => loadCityEntries(database.db, hue)));
    expect(changes.filter((changed) => changed > 0)).toHaveLength(1);
    expect(await read()).toEqual(cityDataSchema.parse(hue));
  });
});
