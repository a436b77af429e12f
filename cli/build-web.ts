import { buildWeb } from './runtime/build-web';

/** `npm run build:web`: builds the web application into `web/dist`. */
void buildWeb();
