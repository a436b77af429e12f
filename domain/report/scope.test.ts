import { ROLES, type Actor } from './actor';
import { isInScope, scopeOf } from './scope';

const report = { agency: 'hepco', supporting: ['huewaco'], area: '19789' };
const sees = (actor: Actor) => isInScope(scopeOf(actor), report);

describe('scopeOf', () => {
  it('When it is the centre, then every report is in it; when it is nobody of the staff, or a system, then none is', () => {
    const all = ROLES.filter((role) => sees({ role, id: 'x' }));
    expect(all).toEqual(['operator', 'supervisor', 'leadership', 'auditor', 'admin']);
    // An agency in the token of somebody who is no officer or head means nothing.
    for (const role of ['visitor', 'citizen', 'integration', 'system'] as const)
      expect(sees({ role, id: 'x', agency: 'hepco' })).toBe(false);
  });

  it.each(['officer', 'agency_head'] as const)(
    'When it is an agency’s %s, then what the agency leads or supports is in it',
    (role) => {
      expect(sees({ role, id: 'x', agency: 'hepco' })).toBe(true);
      expect(sees({ role, id: 'x', agency: 'huewaco' })).toBe(true);
      expect(sees({ role, id: 'x', agency: 'pc-hue' })).toBe(false);
      expect(sees({ role, id: 'x' })).toBe(false);
      expect(isInScope(scopeOf({ role, id: 'x' }), { agency: null, supporting: [], area: null })).toBe(false);
    },
  );

  it('When somebody is for some areas alone, then only what lies in them is in it', () => {
    for (const actor of [
      { role: 'operator', id: 'x' },
      { role: 'officer', id: 'x', agency: 'hepco' },
    ] as const) {
      expect(sees({ ...actor, areas: ['19753', '19789'] })).toBe(true);
      expect(sees({ ...actor, areas: ['19753'] })).toBe(false);
      expect(sees({ ...actor, areas: [] })).toBe(false);
      const placeless = { ...report, area: null };
      expect(isInScope(scopeOf({ ...actor, areas: ['19789'] }), placeless)).toBe(false);
    }
  });
});
