import type { Express, Router } from 'express';

/** What Express has in its routers, e.g. `get /api/v1/reports/:reference`; without the path at which a router is mounted. */
export function routesOf(router: Express | Router): string[] {
  const { stack } = 'router' in router ? (router.router as unknown as Router) : router;
  return stack.flatMap(({ route, handle }) => {
    if (!route) return 'stack' in handle ? routesOf(handle as unknown as Router) : [];
    const methods = Object.keys((route as unknown as { methods: Record<string, boolean> }).methods);
    const paths = [route.path as string | string[]].flat();
    return methods
      .filter((method) => method !== '_all')
      .flatMap((method) => paths.map((path) => `${method} ${String(path)}`));
  });
}
