import { identityOf } from './identity-claims';

const OFFICER = { sub: 'a1', paht_role: 'officer', paht_agency: 'hepco' };

describe('identityOf', () => {
  it('When claims name a role, then they say who it is', () => {
    expect(identityOf({ ...OFFICER, name: 'An', email: 'an@example.com' })).toEqual({
      actor: { role: 'officer', id: 'a1', agency: 'hepco' },
      name: 'An',
    });
    expect(identityOf({ sub: 'a2', paht_role: 'operator', paht_areas: ['19789'] })).toEqual({
      actor: { role: 'operator', id: 'a2', areas: ['19789'] },
    });
    expect(identityOf({ ...OFFICER, paht_areas: '19789' })?.actor.areas).toEqual(['19789']);
    expect(identityOf({ ...OFFICER, paht_areas: null })?.actor).not.toHaveProperty('areas');
  });

  it.each([
    [{ sub: 'a1' }],
    [{ ...OFFICER, sub: '' }],
    [{ ...OFFICER, sub: 7 }],
    [{ ...OFFICER, paht_role: 'citizen' }],
    [{ ...OFFICER, paht_role: 'system' }],
    [{ ...OFFICER, paht_role: 'visitor' }],
    [{ ...OFFICER, paht_role: ['admin'] }],
    // A limit that is not understood must not become none.
    [{ ...OFFICER, paht_areas: { 19789: true } }],
    [{ ...OFFICER, paht_areas: [19789] }],
    [{ ...OFFICER, paht_areas: 19789 }],
  ])('When claims are %j, then they make nobody of the staff', (claims) => {
    expect(identityOf(claims)).toBeNull();
  });
});
