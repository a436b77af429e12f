/** The path of an operation as Express writes it: `/reports/{reference}` is `/reports/:reference`. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
