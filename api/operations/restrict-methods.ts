import { Router } from 'express';
import type { Operation } from '../../contracts/api/operation';
import { AppError } from '../errors/app-error';
import { expressPath } from './express-path';

/**
 * Before all operations: says which methods a path has, and refuses every other one. Several routers may share a path, so
 * that none of them can say it alone.
 */
export function restrictMethods(operations: readonly Operation[]): Router {
  const router = Router();
  // Names before parameters, which would take them for values: `/reports/similar` before `/reports/{reference}`.
  const paths = [...methodsByPath(operations)].sort(([one], [other]) => parameters(one) - parameters(other));
  for (const [path, methods] of paths) {
    const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])];
    const allow = [...allowed, 'OPTIONS'].join(', ');
    router.all(expressPath(path), (request, response, next) => {
      if (allowed.includes(request.method)) return next('router');
      response.set('Allow', allow);
      if (request.method !== 'OPTIONS') return next(new AppError('method_not_allowed'));
      response.status(204).end();
    });
  }
  return router;
}

function parameters(path: string): number {
  return path.split('{').length;
}

function methodsByPath(operations: readonly Operation[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, method } of operations) found.set(path, [...(found.get(path) ?? []), method.toUpperCase()]);
  return found;
}
