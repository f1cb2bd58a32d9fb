// All documents of a run, their figures, and the smallest beginning of one that fails.
import { Bridge } from './bridge';
import { type Figures, type Plan, Simulation } from './document';

const ROUGH = { breaks: 0.004, duplicates: 0.02, gaps: 0.002 };
const CALM = { breaks: 0, duplicates: 0, gaps: 0 };

interface Settings {
  seed: number;
  docs: number;
  clients: number;
}

/** The documents of a run, from few to many editors. */
function plans({ seed, docs, clients }: Settings): Plan[] {
  const list: Plan[] = [];
  for (let i = 0; i < docs; i++) {
    const mix = i % 4 === 3 ? 'drafting' : 'hostile';
    const locks = i % 2 === 1;
    list.push({
      seed: seed + i,
      clients,
      edits: 40,
      mix,
      pauseMs: 1_500,
      weather: ROUGH,
      locks,
      trouble: true,
    });
  }
  for (let i = 0; i < Math.ceil(docs / 5); i++) {
    list.push({
      seed: seed + 1_000 + i,
      clients: 10,
      edits: 40,
      mix: 'adding',
      pauseMs: 1_000,
      weather: ROUGH,
      locks: false,
      trouble: false,
    });
  }
  for (let i = 0; i < Math.ceil(docs / 7); i++) {
    const mix = i % 2 === 0 ? 'drafting' : 'hostile';
    list.push({
      seed: seed + 2_000 + i,
      clients: 50,
      edits: 16,
      mix,
      pauseMs: 1_500,
      weather: i === 0 ? CALM : ROUGH,
      locks: false,
      trouble: i > 0,
    });
  }
  return list;
}

/** Runs every n-th document; false if one of them fails. */
export async function run(part: string, env: Record<string, string | undefined>): Promise<boolean> {
  const [which = 0, of = 1] = part.split('/').map(Number);
  const number = (name: string, otherwise: number) => Number(env[name] ?? otherwise);
  const settings = {
    seed: number('PLENARY_SEEDS', 20_261),
    docs: number('PLENARY_DOCS', 20),
    clients: number('PLENARY_CLIENTS', 20),
  };
  const bridge = new Bridge();
  const all: Figures[] = [];
  let good = true;
  for (const [i, plan] of plans(settings).entries()) {
    if (i % of !== which || (env.PLENARY_ONLY && plan.seed !== Number(env.PLENARY_ONLY))) continue;
    const figures = await one(plan, bridge);
    if (figures) all.push(figures);
    good &&= figures !== null;
  }
  say(`convergence ${part}, seed ${settings.seed}: ${all.length} documents. ${inAll(all)}`);
  return good;
}

async function one(plan: Plan, bridge: Bridge): Promise<Figures | null> {
  const began = process.hrtime.bigint();
  const simulation = new Simulation(plan, bridge);
  try {
    const figures = await simulation.run();
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    say(
      `seed ${plan.seed}, ${plan.clients} x ${plan.mix}, ${seconds.toFixed(1)} s: ${inAll([figures])}`,
    );
    return figures;
  } catch (error) {
    say(`seed ${plan.seed}, ${plan.clients} x ${plan.mix} FAILED: ${(error as Error).stack}`);
    await shrink(plan, bridge, simulation.acts);
    return null;
  }
}

/** The fewest first edits after which it fails still. */
async function shrink(plan: Plan, bridge: Bridge, acts: number): Promise<void> {
  let [good, bad] = [0, acts];
  let error: unknown = null;
  while (bad - good > 1) {
    const most = (good + bad) >> 1;
    try {
      await new Simulation(plan, bridge, most).run();
      good = most;
    } catch (failed) {
      error = failed;
      bad = most;
    }
  }
  say(
    `seed ${plan.seed} fails with its first ${bad} edits: ${(error as Error | null)?.message ?? 'as above'}`,
  );
}

function inAll(list: Figures[]): string {
  const sum = (of: (one: Figures) => number) => list.reduce((all, one) => all + of(one), 0);
  const trips = list.flatMap((one) => one.trips).sort((a, b) => a - b);
  const at = (share: number) => (trips[Math.floor((trips.length - 1) * share)] ?? 0).toFixed(2);
  const unequal = sum((one) => Math.max(0, one.slow - one.guarded));
  const free = sum((one) => one.fast) + unequal;
  const alike = ((100 * (free - unequal)) / free).toFixed(2);
  return [
    `${sum((one) => one.commits)} commits`,
    `${sum((one) => one.steps)} steps`,
    `${sum((one) => one.nulls)} not placed`,
    `${sum((one) => one.unplaced)} shown to their authors`,
    `${sum((one) => one.guarded)} commits refused in part by guards`,
    `of the others ${alike} % placed by the server as in the browser`,
    `${sum((one) => one.again)} repetitions`,
    `${sum((one) => one.restarts)} restarts`,
    `acknowledged after p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} round trips`,
    `${sum((one) => one.samples)} carets`,
  ].join(', ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
