/** For tests that need Chromium; they are left out only where somebody says so. */
export const describeInBrowser = process.env.TEST_WITHOUT_BROWSER === 'yes' ? describe.skip : describe;
