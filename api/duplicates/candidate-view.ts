import type { CandidateBody, SimilarReportBody } from '../../contracts/api/duplicates';
import type { CityData } from '../../domain/city/city-data';
import { reasonSentence } from '../../domain/duplicates/reason-sentence';
import { STATUS_LABELS } from '../../domain/report/status';
import { TRANSITIONS } from '../../domain/report/transitions';
import type { Language } from '../middleware/language';
import { coded, codedAgency, codedArea } from '../public/coded';
import type { Candidate } from '../services/duplicate-service';

interface Context {
  city: CityData;
  language: Language;
  publicUrl: string;
}

type Base = Omit<CandidateBody, 'text' | 'location' | 'merge'>;

function toBaseBody({ case: found, score, reasons }: Candidate, { city, language }: Context): Base {
  const { reference, status, category, area, agency, submittedAt, answeredAt, occurrence } = found;
  const { metres, hours, ...others } = reasons;
  return {
    reference,
    status: coded(status, STATUS_LABELS[status], language),
    category:
      category === null
        ? null
        : coded(category, city.categories.find(({ code }) => code === category)?.label, language),
    area: area === null ? null : codedArea(area, city, language),
    agency: agency === null ? null : codedAgency(agency, city, language),
    submittedAt: submittedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    occurrence,
    score: Math.round(score * 100) / 100,
    why: {
      ...others,
      metres: metres === null ? null : Math.round(metres / 10) * 10,
      hours: Math.round(hours * 10) / 10,
      sentence: reasonSentence(reasons)[language],
    },
  };
}

/** What somebody is shown who is about to report the same. */
export function toSimilarBody(candidate: Candidate, context: Context): SimilarReportBody {
  const { reference, status } = candidate.case;
  const { publicUrl } = context;
  return {
    ...toBaseBody(candidate, context),
    links: {
      page: `${publicUrl}/reports/${reference}`,
      follow: TRANSITIONS.follow.from.includes(status)
        ? `${publicUrl}/api/v1/reports/${reference}/actions/follow`
        : null,
    },
  };
}

/** What staff are shown; `merge` is decided by who asks. */
export function toCandidateBody(
  candidate: Candidate,
  merge: { report: string; into: string } | null,
  context: Context,
): CandidateBody {
  const { text, lat, lng, address } = candidate.case;
  const href = merge && `${context.publicUrl}/api/v1/reports/${merge.report}/actions/merge`;
  return {
    ...toBaseBody(candidate, context),
    text,
    location: { lat, lng, address },
    merge: merge && href ? { ...merge, href } : null,
  };
}
