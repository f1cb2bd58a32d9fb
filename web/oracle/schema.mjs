// The browser's own schema, for scripts that run outside the bundler.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(
  fileURLToPath(new URL('../src/text/schema.ts', import.meta.url)),
  { configFile: false, logLevel: 'error' },
);

export const schema = module.schema;
