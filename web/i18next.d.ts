import 'i18next';
import type { texts as common } from './texts/vi/common';
import type { texts as design } from './texts/vi/design';
import type { texts as home } from './texts/vi/home';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: { common: typeof common; design: typeof design; home: typeof home };
  }
}
