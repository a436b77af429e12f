import { defineConfig } from 'vite';

/** The HTML around it comes from the API (`api/pages/layout.ts`), which finds the files by the manifest. */
export default defineConfig({
  base: '/web/',
  build: {
    manifest: true,
    // The pages' policy allows no data: URLs for scripts, styles and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: 'main.tsx',
      // Libraries mark what is for browsers, which all of this is.
      checks: { moduleLevelDirective: false },
    },
    reportCompressedSize: false,
  },
});
