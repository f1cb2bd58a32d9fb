// The packaged server as a child process that can be killed, and how one signs in to it.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export class Server {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly command: string[],
    readonly data: string,
    readonly port: number,
  ) {}

  static async at(command: string[], data: string): Promise<Server> {
    const port = await new Promise<number>((done) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => done(port));
      });
    });
    return new Server(command, data, port);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it; resolves when it says where it is. */
  async start(): Promise<void> {
    const [program = '', ...args] = this.command;
    const env = { ...process.env, PLENARY_PORT: String(this.port), PLENARY_DATA: this.data };
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    await new Promise<void>((done, fail) => {
      child.stdout.on('data', (text) => String(text).includes('Plenary is at') && done());
      child.on('exit', (code) => fail(new Error(`the server ended by itself: ${code}`)));
    });
    child.removeAllListeners('exit');
  }

  /** kill -9 */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  }

  /** kill -9 of the database's first process, which takes all of them down. */
  killDatabase(): void {
    const [pid] = readFileSync(join(this.data, 'postgresql/cluster/postmaster.pid'), 'utf8').split(
      '\n',
    );
    process.kill(Number(pid), 'SIGKILL');
  }

  /** Signs in; the cookies to come with. */
  async signIn(login: string, password: string): Promise<string> {
    const page = await fetch(`${this.address}/sign-in`);
    const csrf = /name="csrf" value="([^"]*)"/.exec(await page.text())?.[1] ?? '';
    const before = cookies(page);
    const answer = await fetch(`${this.address}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: before.join('; '), origin: this.address },
      body: new URLSearchParams({ login, password, csrf, next: '/' }),
    });
    if (answer.status !== 303 && answer.status !== 302) {
      throw new Error(`${login} cannot sign in: ${answer.status} ${await answer.text()}`);
    }
    return [...before, ...cookies(answer)].join('; ');
  }

  async get<T>(path: string, cookie: string): Promise<T> {
    const answer = await fetch(this.address + path, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as T;
  }
}

function cookies(answer: Response): string[] {
  return answer.headers.getSetCookie().map((one) => one.split(';')[0] as string);
}
