import type { Request } from 'express';
import { AppError } from '../errors/app-error';
import type { Contacts, Limits } from '../limits/limits';
import { CHALLENGE_HEADER, type Challenges } from './challenges';

/**
 * Lets a report come in, unless its sender has sent too many: `too_many_requests`; or so many that a computer shall work for
 * each of them, and shows no solved challenge: `challenge_required`, which has one in it.
 */
export type AdmitReport = (request: Request, contacts: Contacts | undefined) => Promise<void>;

export function createAdmitReport(limits: Limits, challenges: Challenges): AdmitReport {
  return async (request, contacts = {}) => {
    await limits.countContact('intake', request, contacts);
    if (!(await limits.needsChallenge(request, contacts))) return;
    const shown = request.get(CHALLENGE_HEADER);
    if (shown !== undefined && (await challenges.isSolved(shown))) return;
    throw new AppError('challenge_required', {
      detail: {
        vi: 'Từ mạng hoặc thông tin liên hệ này vừa có nhiều phản ánh. Hãy giải thử thách kèm theo rồi gửi lại, với lời giải ở tiêu đề X-Challenge.',
        en: 'Many reports have just come from this network or contact. Solve the challenge, and send it again with the solution in the header X-Challenge.',
      },
      members: { challenge: await challenges.create() },
    });
  };
}
