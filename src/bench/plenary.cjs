'use strict';
// How the load generator speaks to Plenary: docs/protocol.md, one commit in flight; what is typed
// meanwhile goes into the next as one step. The generator's own interface is in its adapters/base.js.
const path = require('path');
const http = require('http');

// The generator plays all clients in one process, and each frame comes to all of a room: it is
// decoded once, as the work of the clients is not what is measured.
const decoded = new Map();

function decode (doc, bytes) {
  let last = decoded.get(doc);
  if (!last || !last.bytes.equals(bytes)) {
    const message = JSON.parse(bytes.toString('utf8'));
    const sizes = last ? last.sizes : { version: 0, list: [] };
    if (message.t === 'entries') {
      message.entries = message.entries.map(edit);
      for (const e of message.entries) grow(sizes, e);
    } else if (message.t === 'welcome' && message.version > sizes.version) {
      sizes.version = message.version;
      sizes.list = sizesOf(message.doc);
    }
    last = { bytes: Buffer.from(bytes), message, sizes };
    decoded.set(doc, last);
  }
  return last.message;
}

/** Version, whose, where and how many characters. */
function edit (entry) {
  const step = entry.body.steps && entry.body.steps[0];
  if (!step) throw new Error('not an edit that was applied: ' + JSON.stringify(entry));
  return { v: entry.v, client: entry.client, w: +entry.client.slice(1, 6), at: step.from, n: step.slice.content[0].text.length };
}

const sizesOf = (doc) => doc.content.map((b) => (b.content || []).reduce((n, i) => n + (i.text ? i.text.length : 1), 0));

/** Keeps the sizes of a text's clauses, so that a writer finds its way to another one. */
function grow (sizes, e) {
  if (e.v <= sizes.version) return;
  let block = 0;
  for (let at = 1; at + sizes.list[block] < e.at; block++) at += sizes.list[block] + 2;
  sizes.list[block] += e.n; sizes.version = e.v;
}

const run = process.pid.toString(36) + Date.now().toString(36);
const nameOf = (w, n) => (w < 0 ? 'r' : 'w') + String(w < 0 ? n : w).padStart(5, '0') + '-' + run;
let count = 0;

const MOST = 2000;

class Plenary {
  /** o: port, spread; harness: its directory; login, password, ids: as Prepare.java wrote them. */
  constructor (o) {
    this.o = o;
    this.retries = 0;
    this.LightWS = require(path.join(o.harness, 'harness/lightws')).LightWS;
    Object.assign(this, require(path.join(o.harness, 'harness/adapters/base')));
  }

  /** The resolutions are there already; held open until the writers have come. */
  async prepare (doc) { return this.connect({ doc, w: -1 }); }

  async connect (c) {
    this.cookie = this.cookie || signIn(this.o);
    return new Writer(this, c, await this.cookie).joined;
  }

  async loadState (doc) {
    this.cookie = this.cookie || signIn(this.o);
    const cookie = await this.cookie;
    const t0 = this.now();
    const client = new Writer(this, { doc, w: -1 }, cookie);
    await client.joined;
    const state = { ms: this.now() - t0, bytes: client.stateBytes, wire: client.bytesIn, chars: client.chars };
    client.close();
    return state;
  }
}

/** A client that may write; w = -1: a reader. */
class Writer {
  constructor (adapter, c, cookie) {
    this.adapter = adapter; this.c = c; this.w = c.w;
    this.name = nameOf(c.w, count++);
    this.arrived = new Map(); this.flying = null; this.waiting = []; this.typed = 0; this.frames = 0;
    this.random = adapter.rng(1000 + c.w);
    this.joined = new Promise((resolve, reject) => { this.join = resolve; this.fail = reject; });
    const id = adapter.o.ids[+c.doc.slice(3)];
    this.ws = new adapter.LightWS({
      host: '127.0.0.1', port: adapter.o.port, path: '/live/' + id,
      headers: { Cookie: cookie, Origin: 'http://127.0.0.1:' + adapter.o.port },
      onOpen: () => this.ws.text(JSON.stringify({ t: 'hello', protocol: 1, client: this.name })),
      onMessage: (bytes, text, t) => this.message(decode(c.doc, bytes), bytes.length, t),
      onClose: (e) => { if (!this.closing) this.failed(e || new Error('closed')); }
    });
  }

  get bytesIn () { return this.ws.bytesIn; }
  close () { this.closing = true; this.ws.close(); }
  failed (e) { this.fail(e); if (this.c.onError) this.c.onError(e); }

  message (m, bytes, t) {
    if (m.t === 'entries') { this.frames++; this.entries(m.entries, t); }
    else if (m.t === 'welcome') this.welcome(m, bytes);
    else if (m.t === 'refused') this.failed(new Error('refused ' + m.code + ' ' + m.sentence));
  }

  welcome (m, bytes) {
    this.version = m.version; this.seq = m.seq; this.stateBytes = bytes;
    this.chars = sizesOf(m.doc).reduce((n, size) => n + size + 1, 0);
    this.sizes = decoded.get(this.c.doc).sizes;
    this.block = this.w % this.sizes.list.length;
    if (this.w >= 0) this.position = this.inBlock(this.block, 51);
    this.join(this);
  }

  inBlock (block, offset) {
    let at = 1;
    for (let i = 0; i < block; i++) at += this.sizes.list[i] + 2;
    return at + Math.min(offset, this.sizes.list[block]);
  }

  entries (list, t) {
    for (const e of list) {
      if (e.v !== this.version + 1) { this.failed(new Error(`gap: ${e.v} after ${this.version}`)); return; }
      this.version = e.v;
      if (e.client === this.name) this.own(e, t); else this.foreign(e, t);
    }
    if (!this.flying && this.waiting.length) this.commit();
  }

  own (e, t) {
    const done = this.flying;
    this.flying = null; this.position = e.at + e.n;
    for (const s of done) this.c.onAck && this.c.onAck(s, t);
  }

  foreign (e, t) {
    if (e.at <= this.position) this.position += e.n;
    const s = this.arrived.get(e.w) || 0;
    this.arrived.set(e.w, s + e.n);
    if (this.c.onArrival) for (let i = 0; i < e.n; i++) this.c.onArrival(e.w, s + i, t);
  }

  sendEdit (s) { this.waiting.push(s); if (!this.flying) this.commit(); }

  commit () {
    this.flying = this.waiting; this.waiting = [];
    // The sizes are of the newest version; a client that is not there yet stays where it is.
    if (this.sizes.version === this.version) this.move();
    this.ws.text(`{"t":"commit","seq":${++this.seq},"base":${this.version},"groups":[[{"stepType":"replace","from":${this.position},"to":${this.position},"slice":{"content":[{"type":"text","text":"${'x'.repeat(this.flying.length)}"}]}}]]}`);
  }

  /** Where edits are spread over the text: to another clause every ten; else when one is full. */
  move () {
    if (this.adapter.o.spread && this.typed++ % 10 === 0) {
      this.block = Math.floor(this.random() * this.sizes.list.length);
      this.position = this.inBlock(this.block, Math.floor(this.random() * this.sizes.list[this.block]));
    } else if (!this.adapter.o.spread && this.sizes.list[this.block] > MOST) {
      this.block = (this.block + 10) % this.sizes.list.length;
      this.position = this.inBlock(this.block, 51);
    }
  }
}

/** Signs in as a browser does, and gives the cookie. */
async function signIn (o) {
  const page = await request(o, 'GET', {});
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)[1];
  const form = new URLSearchParams({ login: o.login, password: o.password, csrf }).toString();
  const answer = await request(o, 'POST', {
    Cookie: cookies(page), Origin: 'http://127.0.0.1:' + o.port, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': form.length
  }, form);
  const cookie = cookies(answer);
  if (!/sid=/.test(cookie)) throw new Error('not signed in: ' + answer.status + ' ' + answer.text.slice(0, 300));
  return cookie;
}

const cookies = (answer) => (answer.headers['set-cookie'] || []).map((one) => one.split(';')[0]).join('; ');

function request (o, method, headers, body) {
  return new Promise((resolve, reject) => {
    const req = http.request({ host: '127.0.0.1', port: o.port, path: '/sign-in', method, headers }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => resolve({ status: res.statusCode, headers: res.headers, text }));
    });
    req.on('error', reject).end(body);
  });
}

module.exports = Plenary;
