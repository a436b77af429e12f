import type { Request, Response } from 'express';
import { renderXml, type Value } from './render-xml';

export type Format = 'xml' | 'json';

const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The format that the path asks for by its suffix; XML, which every client must know, where it asks for none. */
export function formatOf(request: Request): Format {
  return /\.json$/.test(request.originalUrl.split('?')[0]!) ? 'json' : 'xml';
}

/** Answers in the format asked for. JSON is the XML without its root element. */
export function answer(request: Request, response: Response, root: string, value: unknown): void {
  const format = formatOf(request);
  response.set('Content-Type', CONTENT_TYPES[format]);
  response.send(format === 'json' ? JSON.stringify(value) : renderXml(root, value as Value));
}
