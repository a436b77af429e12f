import { z } from 'zod';

/** A code for programs, with its label for people in the language of the answer. */
export const codedSchema = z.strictObject({ code: z.string(), label: z.string() }).meta({ id: 'Coded' });
export type Coded = z.infer<typeof codedSchema>;

export const instantSchema = z.iso.datetime({ offset: true });
