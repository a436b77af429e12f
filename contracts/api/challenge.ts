import { z } from 'zod';
import { operation } from './operation';

export const challengeSchema = z
  .strictObject({
    parameters: z.record(z.string(), z.unknown()).meta({ description: 'As ALTCHA’s second version defines them.' }),
    signature: z.string(),
  })
  .meta({ id: 'Challenge' });

/** The spam guard: who sends very many reports must let a computer work some seconds for each. */
export const CHALLENGE_OPERATIONS = {
  create: operation({
    id: 'createChallenge',
    method: 'get',
    path: '/api/v1/challenge',
    tag: 'Reports',
    summary: 'A proof-of-work challenge',
    description:
      'Only needed after `challenge_required`, which has one in it already. `POST /reports` takes the solution once: the header `X-Challenge` is the base64url of the JSON `{"challenge": …, "solution": …}`.',
    access: 'anyone',
    answers: { 200: { description: 'To be solved within ten minutes', schema: challengeSchema } },
  }),
};
