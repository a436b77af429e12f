import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import type { OpenApiDocument } from './build-document';

const DOCUMENT_PATH = '/api/v1/openapi.json';

/** The OpenAPI document, and at `/docs` a page that shows it and needs nothing from elsewhere. */
export function createDocumentRouter(document: OpenApiDocument): Router {
  const json = JSON.stringify(document);
  const tag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
  const assets = dirname(require.resolve('swagger-ui-dist/package.json'));
  const router = Router();

  router.get(DOCUMENT_PATH, (_request, response) => {
    response.set({ ETag: tag, 'Cache-Control': 'public, max-age=60' }).type('application/json').send(json);
  });
  router.get('/docs', (request, response) => {
    // The page's addresses are relative to its folder.
    if (!request.path.endsWith('/')) return response.redirect(301, '/docs/');
    response.type('html').send(PAGE);
  });
  router.get('/docs/show.js', (_request, response) => {
    response.type('text/javascript').send(SHOW);
  });
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']) {
    const content = readFileSync(join(assets, name));
    router.get(`/docs/${name}`, (_request, response) => {
      response
        .set('Cache-Control', 'public, max-age=86400')
        .type(name.slice(name.lastIndexOf('.')))
        .send(content);
    });
  }
  return router;
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>paht: API</title>
    <link rel="icon" href="favicon-32x32.png">
    <link rel="stylesheet" href="swagger-ui.css">
  </head>
  <body>
    <div id="document"></div>
    <noscript>The document itself: <a href="${DOCUMENT_PATH}">${DOCUMENT_PATH}</a></noscript>
    <script src="swagger-ui-bundle.js"></script>
    <script src="show.js"></script>
  </body>
</html>
`;

/** A file of its own, as the policy of contents lets no script stand in a page. */
const SHOW = `SwaggerUIBundle({ url: '${DOCUMENT_PATH}', dom_id: '#document', deepLinking: true, validatorUrl: null });\n`;
