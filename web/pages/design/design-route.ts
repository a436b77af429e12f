import { createLazyRoute } from '@tanstack/react-router';
import { DesignPage } from './design-page';

export const route = createLazyRoute('/design')({ component: DesignPage });
