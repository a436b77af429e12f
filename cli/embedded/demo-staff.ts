import type { Agency, Bilingual } from '../../domain/city/city-data';
import type { StaffRole } from '../../domain/report/actor';

/** Somebody that the embedded identity provider signs in without asking for a password. */
export interface DemoAccount {
  /** The subject of their tokens, as `npm run token` makes it. */
  id: string;
  role: StaffRole;
  /** Code of the agency of an officer or a head. */
  agency?: string;
  label: Bilingual;
}

/** The accounts of the centre, or of one agency. */
export interface DemoGroup {
  name: Bilingual;
  accounts: DemoAccount[];
}

const CENTRE: readonly [StaffRole, Bilingual][] = [
  ['operator', { vi: 'Điều phối viên', en: 'Operator' }],
  ['supervisor', { vi: 'Lãnh đạo Trung tâm', en: 'Supervisor' }],
  ['leadership', { vi: 'Lãnh đạo thành phố', en: 'City leadership' }],
  ['auditor', { vi: 'Kiểm toán viên', en: 'Auditor' }],
  ['admin', { vi: 'Quản trị viên', en: 'Administrator' }],
];
const OF_AN_AGENCY: readonly [StaffRole, Bilingual][] = [
  ['officer', { vi: 'Cán bộ xử lý', en: 'Officer' }],
  ['agency_head', { vi: 'Lãnh đạo đơn vị', en: 'Head' }],
];
/** Of each kind so many agencies, the first ones of the city's list: enough to see that one does not see the other's. */
const AGENCIES_OF_A_KIND = 2;

/** Demo staff of the centre and of some agencies of each kind that exist on a day (`YYYY-MM-DD`). */
export function demoStaff(agencies: readonly Agency[], centreName: Bilingual, today: string): DemoGroup[] {
  const exists = ({ validFrom, validTo }: Agency) =>
    (validFrom === undefined || validFrom <= today) && (validTo === undefined || validTo >= today);
  const shown = agencies.filter(
    (agency) =>
      agency.kind !== 'centre' &&
      exists(agency) &&
      agencies.filter((other) => other.kind === agency.kind && exists(other)).indexOf(agency) < AGENCIES_OF_A_KIND,
  );
  return [
    { name: centreName, accounts: CENTRE.map(([role, label]) => ({ id: `demo-${role}`, role, label })) },
    ...shown.map(({ code, name }) => ({
      name,
      accounts: OF_AN_AGENCY.map(([role, label]) => ({ id: `demo-${role}-${code}`, role, agency: code, label })),
    })),
  ];
}
