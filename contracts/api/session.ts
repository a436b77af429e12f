import { z } from 'zod';
import { STAFF_ROLES } from '../../domain/report/actor';
import { instantSchema } from './coded';
import { operation } from './operation';

const TAG = 'Sign-in';

export const meSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Subject of the identity provider.' }),
    name: z.string().nullable().meta({ description: 'As the identity provider has it; null with a bearer token.' }),
    role: z.enum(STAFF_ROLES),
    agency: z.string().nullable(),
    areas: z
      .array(z.string())
      .nullable()
      .meta({ description: 'Codes of the wards and communes that this person is for; null for all.' }),
    csrfToken: z.string().nullable().meta({
      description:
        'What a request that changes something sends as X-CSRF-Token; null with a bearer token, which needs none.',
    }),
    expiresAt: instantSchema.nullable().meta({ description: 'When the session ends; null with a bearer token.' }),
  })
  .meta({ id: 'Me' });
export type MeBody = z.infer<typeof meSchema>;

/** Who is signed in. `/auth/sign-in`, which is no operation of a program, signs a browser in. */
export const SESSION_OPERATIONS = {
  me: operation({
    id: 'readMe',
    method: 'get',
    path: '/api/v1/me',
    tag: TAG,
    summary: 'Who is signed in',
    access: STAFF_ROLES,
    answers: { 200: { description: 'The caller', schema: meSchema } },
  }),
  signOut: operation({
    id: 'signOut',
    method: 'post',
    path: '/auth/sign-out',
    tag: TAG,
    summary: 'Ends the session of this browser',
    access: STAFF_ROLES,
    answers: {
      200: {
        description: 'Signed out here',
        schema: z.strictObject({
          endSessionUrl: z.url().nullable().meta({
            description:
              'Where the browser ends the identity provider’s own session; null when there is no such place.',
          }),
        }),
      },
    },
  }),
};
