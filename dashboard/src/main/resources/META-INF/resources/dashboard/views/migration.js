import { html } from '../lib/lit-html/lit-html.js';
import { get } from '../api.js';
import { number, percent, plural, span, time, words } from '../format.js';
import { RangeMap } from '../rangemap.js';
import { Readings } from '../readings.js';
import { RateChart } from './chart.js';
import { Commands } from './commands.js';
import { Gate } from './gate.js';
import { MapView } from './map.js';
import { queries } from './queries.js';
import { rail } from './rail.js';
import { badRows, forgetful, history, steps } from './records.js';

const PACE = 1_000;
const LOOK_AT_LAG = 3;

/** Readers' queries are compared after these. */
const BEFORE_READERS = ['EXPAND', 'SYNC', 'BACKFILL', 'VERIFY'];

/** One migration, with all that is on record of it. */
export class MigrationPage {
  #store;
  #redraw;
  #id;
  #facts = null;
  #failure = null;
  #map = null;
  #readings = new Readings(PACE, () => this.#readOnce());
  #ticks = 0;
  #timer;
  #chart = new RateChart();
  #mapView;
  #commands;
  #gate;

  constructor(store, redraw, id) {
    this.#store = store;
    this.#redraw = redraw;
    this.#id = id;
    this.#mapView = new MapView(redraw);
    this.#commands = new Commands(store, redraw);
    this.#gate = new Gate(store, redraw);
    this.#timer = setInterval(() => this.#tick(), PACE);
    this.#readings.ask();
  }

  title() {
    return this.#id;
  }

  close() {
    clearInterval(this.#timer);
    this.#chart.close();
  }

  /** Something has moved: this migration, or perhaps any. */
  heard(id) {
    if (id === null || id === this.#id) {
      this.#readings.ask();
    }
  }

  /** Times go on where nothing else does, and so does a replica's lag. */
  async #tick() {
    this.#redraw();
    this.#ticks++;
    if (this.#ticks % LOOK_AT_LAG === 0 && this.#facts !== null && !this.#readings.underWay) {
      const { migration, passes } = this.#facts;
      try {
        await this.#readLag(migration, passes.at(-1));
      } catch {
        // it is asked again, and the page says elsewhere that the planner is away
      }
    }
  }

  async #readOnce() {
    const base = `/api/migrations/${encodeURIComponent(this.#id)}`;
    try {
      const [migration, passes, runs, entries, bad] = await Promise.all([
        get(base),
        get(`${base}/ranges`),
        get(`${base}/steps`),
        get(`${base}/history`),
        get(`${base}/bad-rows?limit=100`),
      ]);
      const [compared] = await Promise.all([
        this.#readQueries(migration),
        this.#readMap(passes.at(-1)),
        this.#readLag(migration, passes.at(-1)),
      ]);
      this.#facts = { migration, passes, runs, entries, bad, compared };
      this.#failure = null;
    } catch (failure) {
      this.#failure = failure;
    }
    this.#redraw();
  }

  async #readQueries({ where, standing }) {
    return where.replaces === null || BEFORE_READERS.includes(standing.phase)
      ? null
      : get(`/api/migrations/${encodeURIComponent(this.#id)}/queries`);
  }

  async #readMap(pass) {
    if (!pass) {
      return;
    }
    if (this.#map?.phase !== pass.phase || this.#map?.pass !== pass.pass) {
      this.#map = new RangeMap(this.#id, pass.phase, pass.pass);
    }
    await this.#map.read();
  }

  /** Only while it is worked on: the target itself is asked. */
  async #readLag({ standing }, pass) {
    if (standing.state === 'ACTIVE' && pass && standing.phase === pass.phase) {
      const { seconds } = await get(`/api/migrations/${encodeURIComponent(this.#id)}/replica-lag`);
      this.#store.rates.note(this.#id, { limitedBy: pass.limitedBy, lag: seconds });
    }
  }

  /** The heading stays while the rest comes: it may have the focus. */
  template() {
    return html`<div class="head">
        <h1 tabindex="-1">${this.#id}</h1>
        ${this.#facts === null ? '' : state(this.#facts.migration.standing)}
      </div>
      ${this.#facts === null ? this.#nothingYet() : this.#page(this.#facts)}`;
  }

  #nothingYet() {
    return this.#failure
      ? html`<p class="error" role="alert">${this.#failure.message}</p>`
      : html`<p class="waiting">One moment …</p>`;
  }

  #page({ migration, passes, runs, entries, bad, compared }) {
    const gated = migration.phases.some((phase) => phase.status === 'GATED');
    const work = passes.length > 0 ? this.#work(migration, passes) : '';
    return html`
      <p class="lead">${migration.purpose}</p>
      ${this.#about(migration)} ${this.#commands.template(migration)}
      <section aria-labelledby="phases">
        <h2 id="phases">Phases</h2>
        ${rail(migration, entries)}
      </section>
      ${gated ? '' : work} ${this.#gate.template(migration)} ${queries(compared)}
      ${migration.forgetfulWriters.length > 0
        ? html`<section aria-labelledby="writers">
            <h2 id="writers">Writers that leave the new column out</h2>
            ${forgetful(migration.forgetfulWriters)}
          </section>`
        : ''}
      ${bad.badRows.length > 0
        ? html`<section aria-labelledby="bad-rows">
            <h2 id="bad-rows">${plural(migration.progress.badRows, 'row')} that can't be filled</h2>
            ${badRows(bad.badRows)}
          </section>`
        : ''}
      ${gated ? work : ''}
      <section aria-labelledby="steps">
        <h2 id="steps">Steps</h2>
        ${steps(runs)}
      </section>
      <section aria-labelledby="history">
        <h2 id="history">History</h2>
        ${history(entries)}
      </section>
    `;
  }

  #about({ owner, where, rehearsed, standing }) {
    return html`<dl class="about">
      <div><dt>Column</dt><dd><code>${where.table}.${where.column}</code></dd></div>
      ${where.replaces ? html`<div><dt>Replaces</dt><dd><code>${where.replaces}</code></dd></div>` : ''}
      <div><dt>Target</dt><dd>${where.target}</dd></div>
      ${rehearsed ? html`<div><dt>Rehearses</dt><dd>${rehearsed.id} for ${rehearsed.target}</dd></div>` : ''}
      <div><dt>Owner</dt><dd>${owner}</dd></div>
      <div><dt>Readers</dt><dd>${standing.readers === 'NEW' ? 'the new column' : 'the old column'}</dd></div>
      <div><dt>Started</dt><dd>${time(standing.createdAt)}</dd></div>
      <div><dt>Attempt</dt><dd>${standing.attempt}</dd></div>
    </dl>`;
  }

  #work(migration, passes) {
    const pass = passes.at(-1);
    const done = pass.leaves.reduce((sum, leaf) => sum + leaf.pagesDone, 0);
    const all = pass.leaves.reduce((sum, leaf) => sum + leaf.pages, 0);
    const rate = this.#store.rates.now(this.#id);
    const taken = this.#map?.taken() ?? [];
    return html`<section aria-labelledby="work">
      <h2 id="work">${pass.phase}, pass ${pass.pass}</h2>
      <progress max=${Math.max(1, all)} value=${done} aria-label=${`${pass.phase}, pages done`}></progress>
      <dl class="figures">
        ${figure(percent(done, all), `of ${plural(all, 'page')}`)}
        ${figure(number(pass.rows.seen), 'rows seen')}
        ${figure(number(pass.rows.changed), 'changed')}
        ${figure(number(pass.rows.mismatches), pass.rows.mismatches === 1 ? 'mismatch' : 'mismatches')}
        ${this.#pace(migration, pass, all - done, done, rate)}
      </dl>
      ${pass.limitedBy ? html`<p class="limit">The pace was last held by ${pass.limitedBy}.</p>` : ''}
      ${this.#chart.template(this.#store.rates.of(this.#id), isAt(migration, pass))}
      ${this.#map === null ? '' : this.#mapView.template(this.#map)}
      ${taken.length === 0
        ? ''
        : html`<h3>Workers</h3>
            <ul class="workers">
              ${taken.map(
                ({ worker, leaf, first }) =>
                  html`<li><strong>${worker}</strong> <span>${leaf} from page ${number(first)}</span></li>`,
              )}
            </ul>`}
      ${failing(pass)}
    </section>`;
  }

  #pace(migration, pass, pagesLeft, done, rate) {
    if (!isAt(migration, pass) || rate <= 0 || done <= 0 || pagesLeft <= 0) {
      return '';
    }
    const rowsLeft = (pass.rows.seen / done) * pagesLeft;
    return [
      figure(number(Math.round(rate)), 'rows a second'),
      figure(span((1000 * rowsLeft) / rate), 'left'),
    ];
  }

  drawn() {
    const root = document.querySelector('#content');
    this.#commands.drawn(root);
    this.#gate.drawn(root);
    if (this.#facts !== null) {
      this.#chart.drawn(root, this.#store.rates.of(this.#id));
      this.#mapView.drawn(root);
    }
  }
}

const isAt = ({ standing }, pass) => standing.phase === pass.phase && standing.state === 'ACTIVE';

const state = ({ state: name }) =>
  html`<span class="state ${name.toLowerCase()}">${words(name)}</span>`;

/** A number with what it counts; the number stands first and is read last. */
const figure = (value, what) => html`<div><dt>${what}</dt><dd>${value}</dd></div>`;

function failing({ failing: ranges }) {
  return ranges.length === 0
    ? ''
    : html`<h3>Ranges that fail</h3>
        <ul class="findings">
          ${ranges.map(
            (range) =>
              html`<li>
                ${range.leaf}, pages ${number(range.firstPage)} to ${number(range.endPage)}:
                ${plural(range.failures, 'failure')} <span class="reason">${range.error ?? ''}</span>
              </li>`,
          )}
        </ul>`;
}
