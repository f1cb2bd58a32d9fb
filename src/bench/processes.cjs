'use strict';
// What a process and all below it have used, from /proc. Plenary's PostgreSQL is below its JVM.
const fs = require('fs');

const HZ = 100;

/** pid -> {parent, seconds of its own, seconds of children that have ended}. */
function all () {
  const table = new Map();
  for (const pid of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      const f = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
      table.set(+pid, { parent: f[1], own: (f[11] + f[12]) / HZ, ended: (f[13] + f[14]) / HZ });
    } catch { /* it has gone meanwhile */ }
  }
  return table;
}

/** The processes below one, without itself. */
function below (table, root) {
  const found = [];
  for (const [pid, one] of table) {
    let up = one.parent;
    while (up && up !== root) up = table.has(up) ? table.get(up).parent : 0;
    if (up === root) found.push(pid);
  }
  return found;
}

/** CPU seconds so far: of the process itself, and of everything below it. */
function cpu (pid) {
  const table = all();
  const sum = below(table, pid).reduce((s, p) => s + table.get(p).own + table.get(p).ended, 0);
  return { own: table.has(pid) ? table.get(pid).own : NaN, below: sum };
}

const number = (text, key) => +new RegExp('^' + key + ':\\s+(\\d+)', 'm').exec(text)[1] / 1024;

/** MB resident: most of the process so far, and of everything below it now (shared pages in parts). */
function memory (pid) {
  const most = number(fs.readFileSync(`/proc/${pid}/status`, 'utf8'), 'VmHWM');
  let rest = 0;
  for (const p of below(all(), pid)) {
    try { rest += number(fs.readFileSync(`/proc/${p}/smaps_rollup`, 'utf8'), 'Pss'); } catch { /* gone, or not ours to look at */ }
  }
  return { own: Math.round(most), below: Math.round(rest) };
}

module.exports = { cpu, memory };
