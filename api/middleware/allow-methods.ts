import type { RequestHandler } from 'express';
import { AppError } from '../errors/app-error';

/** The last handler of a path: says which methods the path has, and refuses every other one. */
export function allowMethods(...methods: string[]): RequestHandler {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (request, response, next) => {
    response.set('Allow', allow);
    if (request.method === 'OPTIONS') response.status(204).end();
    else next(new AppError('method_not_allowed'));
  };
}
