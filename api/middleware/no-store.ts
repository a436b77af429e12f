import type { RequestHandler } from 'express';

/** The same address answers differently by token and language, and some answers are for one person only. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
