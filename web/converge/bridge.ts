// The line to the Java side: a question on standard output, the answer on standard input.
import { createInterface } from 'node:readline';
import type { Node } from 'prosemirror-model';
import type { Entry, StepJson } from '../src/wire/protocol';

interface Submission {
  client: string;
  seq: number;
  base: number;
  groups: StepJson[][];
  capacity: string;
}

export interface Answer {
  v?: number;
  again?: boolean;
  code?: string;
}

export class Bridge {
  private readonly lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

  async open(doc: Node, agreed: string[]): Promise<void> {
    await this.ask({ open: doc.toJSON(), agreed });
  }

  async batch(list: Submission[], at: number): Promise<{ entries: Entry[]; answers: Answer[] }> {
    const batch = list.map(({ client, seq, base, groups, capacity }) => {
      return { client, seq, base, groups, capacity };
    });
    return this.ask({ batch, at: Math.floor(at) });
  }

  async last(client: string): Promise<number> {
    return (await this.ask<{ seq: number }>({ last: client })).seq;
  }

  async restart(): Promise<boolean> {
    return (await this.ask<{ same: boolean }>({ restart: true })).same;
  }

  async text(): Promise<{ version: number; doc: unknown }> {
    return this.ask({ text: true });
  }

  private async ask<T>(question: unknown): Promise<T> {
    process.stdout.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the Java side is gone');
    return JSON.parse(value) as T;
  }
}
