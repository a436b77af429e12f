import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../../db/connect';
import { requestCode, takeTry, useCode } from '../../db/stores/citizen-code-store';
import { createCitizenSession, readCitizenSession } from '../../db/stores/citizen-session-store';
import { listOwnReports, type OwnReport, type OwnReportsPosition } from '../../db/read-models/own-reports';
import { isCitizenCodeFor } from '../../security/citizen-code';
import { AppError } from '../errors/app-error';

export interface CitizenSession {
  token: string;
  expiresAt: Date;
}

/** "My reports": who has an address sees the reports that came with it. */
export interface MyReportsService {
  /** Owes a message with a code, whether or not a report has the address. */
  requestCode(request: {
    email?: string | undefined;
    phone?: string | undefined;
    language: 'vi' | 'en';
  }): Promise<void>;
  /** Throws `unauthenticated`, for whatever reason in the same words. */
  openSession(email: string, code: string): Promise<CitizenSession>;
  /** Throws `unauthenticated`. */
  list(token: string | undefined, after: OwnReportsPosition | undefined, limit: number): Promise<OwnReport[]>;
}

const TOKEN_BYTES = 32;

export function createMyReportsService(db: Database, key: Buffer): MyReportsService {
  return {
    requestCode: (request) => requestCode(db, { id: randomUUID(), ...request }),

    async openSession(email, code) {
      const id = await takeTry(db, email);
      // Compared in any case: how long an answer takes says nothing of the address.
      const right = isCitizenCodeFor(key, id ?? '', code);
      if (id === null || !right || !(await useCode(db, id))) {
        throw new AppError('unauthenticated', {
          detail: {
            vi: 'Mã không đúng hoặc đã hết hiệu lực. Hãy yêu cầu mã mới.',
            en: 'The code is not right or not good any more. Ask for a new one.',
          },
        });
      }
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      return { token, expiresAt: await createCitizenSession(db, token, email) };
    },

    async list(token, after, limit) {
      const email = token === undefined ? null : await readCitizenSession(db, token);
      if (email === null) {
        throw new AppError('unauthenticated', {
          detail: {
            vi: 'Hãy lấy mã một lần để xem phản ánh của mình.',
            en: 'Get a one-time code to see your reports.',
          },
        });
      }
      return listOwnReports(db, email, after, limit);
    },
  };
}
