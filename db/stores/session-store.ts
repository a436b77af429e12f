import type { Role } from '../../domain/report/actor';
import type { Database } from '../connect';

/** A member of staff who is signed in. */
export interface StaffSession {
  subject: string;
  role: Role;
  agency: string | null;
  areas: string[] | null;
  name: string | null;
  createdAt: Date;
  seenAt: Date;
}

/** Sessions that began before the one instant or were last used before the other have ended. */
export interface SessionLimits {
  createdAfter: Date;
  seenAfter: Date;
}

const TABLE = 'staff_session';
const COLUMNS = {
  subject: 'subject',
  role: 'role',
  agency: 'agency',
  areas: 'areas',
  name: 'name',
  createdAt: 'created_at',
  seenAt: 'seen_at',
} as const satisfies Record<keyof StaffSession, string>;

export async function addSession(db: Database, idHash: Buffer, session: StaffSession): Promise<void> {
  const { subject, role, agency, areas, name, createdAt, seenAt } = session;
  await db(TABLE).insert({
    id_hash: idHash,
    subject,
    role,
    agency,
    areas,
    name,
    created_at: createdAt,
    seen_at: seenAt,
  });
}

/** The session, or null when there is none or it has ended. */
export async function findSession(
  db: Database,
  idHash: Buffer,
  { createdAfter, seenAfter }: SessionLimits,
): Promise<StaffSession | null> {
  const found: StaffSession | undefined = await db(TABLE)
    .where({ id_hash: idHash })
    .where('created_at', '>', createdAfter)
    .where('seen_at', '>', seenAfter)
    .first(COLUMNS);
  return found ?? null;
}

export async function markSessionSeen(db: Database, idHash: Buffer, at: Date): Promise<void> {
  await db(TABLE).where({ id_hash: idHash }).update({ seen_at: at });
}

export async function removeSession(db: Database, idHash: Buffer): Promise<void> {
  await db(TABLE).where({ id_hash: idHash }).delete();
}

export async function removeEndedSessions(db: Database, { createdAfter, seenAfter }: SessionLimits): Promise<void> {
  await db(TABLE).where('created_at', '<=', createdAfter).orWhere('seen_at', '<=', seenAfter).delete();
}
