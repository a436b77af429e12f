import { z } from 'zod';
import { STATUSES } from '../../domain/report/status';
import { instantSchema } from './coded';
import { operation } from './operation';

const list = (what: string) =>
  z
    .string()
    .regex(/^[a-z_]{1,40}(,[a-z_]{1,40}){0,49}$/, 'must be codes with commas between')
    .transform((text) => text.split(','))
    .meta({ description: what });

export const eventsQuerySchema = z.strictObject({
  reference: z.string().max(40).optional().meta({ description: 'Events of this report alone.' }),
  accessToken: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Of the report that is named, where a header cannot be sent, as with EventSource.' }),
  types: list('Kinds of events, with commas between, e.g. `assigned,resolved`; all when absent.').optional(),
  agency: z
    .string()
    .max(80)
    .optional()
    .meta({ description: 'Events of reports that this agency leads or supports alone.' }),
});

/** What one message of the stream carries as its data. */
export const liveEventSchema = z
  .strictObject({
    type: z.string().meta({ description: 'What happened, as in the report’s timeline.' }),
    reference: z.string(),
    seq: z.int().meta({ description: 'Number of the event within its report.' }),
    at: instantSchema,
    status: z.enum(STATUSES).meta({ description: 'The report’s state after the event.' }),
    agency: z.string().nullable().meta({ description: 'Who answers for the report now.' }),
    area: z.string().nullable(),
    category: z.string().nullable(),
  })
  .meta({ id: 'LiveEvent' });
export type LiveEventBody = z.infer<typeof liveEventSchema>;

export const LIVE_OPERATIONS = {
  events: operation({
    id: 'streamEvents',
    method: 'get',
    path: '/api/v1/events',
    tag: 'Live events',
    summary: 'What happens to reports, as it happens (server-sent events)',
    description:
      'Each message has an id, and as its data a `LiveEvent`. Who comes again with `Last-Event-ID` gets what was missed, from whichever process. A message of the kind `reset` says that this is not possible any more: read the lists anew and go on from there. Staff get all events of the reports in their scope, citizens with their access token those of their report, and everybody else those that the public sees. The stream ends when the credentials do.',
    access: 'report',
    query: eventsQuerySchema,
    answers: { 200: { description: 'A stream without an end', mediaTypes: ['text/event-stream'] } },
  }),
};
