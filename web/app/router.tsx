import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Layout } from '../layout/layout';
import { FaultPage } from '../pages/errors/fault-page';
import { NotFoundPage } from '../pages/errors/not-found-page';

const rootRoute = createRootRoute({ component: Layout, notFoundComponent: NotFoundPage });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/' }).lazy(() =>
  import('../pages/home/home-route').then(({ route }) => route),
);

const designRoute = createRoute({ getParentRoute: () => rootRoute, path: '/design' }).lazy(() =>
  import('../pages/design/design-route').then(({ route }) => route),
);

/** Every page is a chunk of its own; `api/web/web-paths.ts` lists the same paths for the server. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([homeRoute, designRoute]),
  defaultErrorComponent: FaultPage,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
