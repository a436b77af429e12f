import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { Router } from 'express';
import { WEB_BASE, type WebBuild } from './web-build';

const ENCODINGS = { br: '.br', gzip: '.gz' } as const;
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/**
 * Serves what Vite has built. Its names change with its content, so browsers keep it for ever; what the build has compressed
 * goes out compressed.
 */
export function createWebAssetsRouter({ folder }: WebBuild): Router {
  const assets = join(folder, 'assets');
  const router = Router();
  router.use(`${WEB_BASE}assets`, (request, response, next) => {
    const type = TYPES[extname(request.path)];
    if (type !== undefined) {
      response.vary('Accept-Encoding');
      // Browsers name gzip first, from habit: the smaller one is ours to prefer.
      const encoding = (['br', 'gzip'] as const).find(
        (each) => request.acceptsEncodings(each) && existsSync(join(assets, request.path + ENCODINGS[each])),
      );
      if (encoding) {
        response.set({ 'Content-Encoding': encoding, 'Content-Type': `${type}; charset=utf-8` });
        request.url = request.path + ENCODINGS[encoding];
      }
    }
    next();
  });
  router.use(
    `${WEB_BASE}assets`,
    express.static(assets, { immutable: true, maxAge: '365d', index: false, redirect: false }),
  );
  return router;
}
