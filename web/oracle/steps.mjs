// Answers the server's tests: a line is a JSON list of cases, the answer a list of the hashes of their facts.
// With {"verbose": true} in a case the facts themselves.
import { createInterface } from 'node:readline';
import { facts } from './laws.mjs';

/** As String.hashCode in Java. */
function hash(text) {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0;
  return h;
}

function answer(one) {
  try {
    const all = facts(one);
    return one.verbose ? all : all.map(hash);
  } catch (error) {
    return [`error: ${error.stack}`];
  }
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(answer))}\n`);
