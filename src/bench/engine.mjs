// The text engine alone.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Runs Engine.java: steps a second by number of clauses. */
export function engine (home, classes) {
  const out = execFileSync('java', ['-Xmx256m', '-XX:+UseSerialGC', '-cp', classes, path.join(import.meta.dirname, 'Engine.java')], { cwd: home, encoding: 'utf8' });
  return out.trim().split('\n').map((line) => JSON.parse(line));
}
