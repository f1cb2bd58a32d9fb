// Starts the storm on a real server under plain Node. See storm.ts; StormTest says how to start the server.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('./storm.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
});
try {
  await module.storm(process.env);
  process.exit(0);
} catch (error) {
  process.stdout.write(`${error.stack}\n`);
  process.exit(1);
}
