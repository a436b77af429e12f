import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser that CHROMIUM_PATH names, or one on the PATH. */
export function findChromium(): string {
  const { CHROMIUM_PATH: given, PATH = '' } = process.env;
  if (given) return given;
  const paths = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(
      'There is no Chromium, which the tests of the web need: install it (apt-get install chromium), name it by CHROMIUM_PATH, or set TEST_WITHOUT_BROWSER=yes to leave these tests out.',
    );
  }
  return found;
}
