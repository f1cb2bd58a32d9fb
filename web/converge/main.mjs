// Starts the simulation under plain Node. Argument: which part of the documents, as `0/2`. See run.ts.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('./run.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
});
process.exit((await module.run(process.argv[2] ?? '0/1', process.env)) ? 0 : 1);
