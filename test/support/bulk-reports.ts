import { referenceFromBytes } from '../../contracts/reference';
import type { Database } from '../../db/connect';

const FIRST_DAYS_AGO = 730;
/** No statement may take longer than a connection's time limit. */
const AT_ONCE = 10_000;

/**
 * Makes rows of reports in bulk, by SQL: nothing but the read model has them, which is enough to measure and test reading.
 * They are spread as a city's are: over two years, most in the middle of the city, a tenth still open, some agencies with far
 * more than others. Their references are those of the numbers `from` and on.
 */
export async function makeBulkReports(db: Database, count: number, from = 0): Promise<void> {
  for (let made = 0; made < count; made += AT_ONCE) await insert(db, from + made, Math.min(AT_ONCE, count - made));
}

/** The reference of the nth one. */
export function bulkReference(n: number): string {
  const bytes = Buffer.alloc(6);
  // A reference is made of the first 45 bits of 48.
  bytes.writeUIntBE(n * 8, 0, 6);
  return referenceFromBytes('HUE', bytes);
}

async function insert(db: Database, from: number, count: number): Promise<void> {
  await db.raw(
    `INSERT INTO report (
       reference, fingerprint, seq, status, channel, language, text, lat, lng, address, area, category, field, priority,
       agency, supporting, due_at, result, answer, rating, submitted_at, resolved_at, closed_at, updated_at, answered_in_time)
     SELECT reference, 'bulk.' || n, 4,
            CASE WHEN open THEN (ARRAY['triage', 'assigned', 'in_progress', 'on_hold'])[1 + n % 4]
                 ELSE (ARRAY['closed', 'closed', 'closed', 'rejected', 'withdrawn'])[1 + n % 5] END,
            (ARRAY['web', 'phone', 'open311'])[1 + n % 3], 'vi',
            (ARRAY['Đèn đường tắt ba đêm nay', 'Rác đổ tràn ra vỉa hè', 'Ổ gà lớn giữa đường', 'Nước chảy tràn từ cống',
                   'Cây ngã chắn lối đi', 'Loa kẹo kéo quá to ban đêm', 'Dây điện sà xuống thấp'])[1 + n % 7]
              || ', gần số ' || n % 997 || ' đường '
              || (ARRAY['Hùng Vương', 'Lê Lợi', 'Nguyễn Huệ', 'Trần Hưng Đạo', 'Bà Triệu', 'Phan Bội Châu'])[1 + n % 6]
              || '. Kính mong cơ quan chức năng kiểm tra, xử lý sớm để bà con yên tâm. Mã hẻm ' || n,
            16.46 + (random() - 0.5) * (random() * 0.3), 107.59 + (random() - 0.5) * (random() * 0.4),
            n % 997 || ' ' || (ARRAY['Hùng Vương', 'Lê Lợi', 'Nguyễn Huệ'])[1 + n % 3],
            'area-' || floor(40 * power(random(), 2)), 'category-' || n % 14, 'field-' || n % 14 % 10,
            (ARRAY['normal', 'normal', 'normal', 'low', 'high', 'urgent'])[1 + n % 6],
            'agency-' || floor(60 * power(random(), 3)), CASE n % 20 WHEN 0 THEN ARRAY['agency-' || n % 60] ELSE '{}'::text[] END,
            CASE WHEN open THEN now() + (n % 400 - 100) * interval '1 hour' END,
            CASE WHEN NOT open THEN 'done' END, CASE WHEN NOT open THEN 'Đã xử lý.' END,
            CASE WHEN NOT open AND n % 3 = 0 THEN (ARRAY['satisfied', 'acceptable', 'dissatisfied'])[1 + n % 3] END,
            at, CASE WHEN NOT open THEN at + interval '3 days' END, CASE WHEN NOT open THEN at + interval '6 days' END,
            at + interval '6 days', CASE WHEN NOT open THEN n % 8 > 0 END
     FROM (
       SELECT reference, :from::integer + place::integer - 1 AS n, random() < 0.1 AS open,
              date_trunc('milliseconds', now() - random() * :days * interval '1 day') AS at
       FROM unnest(:references::text[]) WITH ORDINALITY AS given (reference, place)
     ) AS made`,
    {
      from,
      references: Array.from({ length: count }, (_, index) => bulkReference(from + index)),
      days: FIRST_DAYS_AGO,
    },
  );
}
