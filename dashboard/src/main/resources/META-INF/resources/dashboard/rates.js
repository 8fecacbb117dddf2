import { now } from './api.js';

const KEPT = 600;
const QUIET = 2_500;
const SMOOTHED = 3_000;
const PASSES = ['BACKFILL', 'VERIFY'];

/** Rows a second of each migration, as its events tell, with what else was seen at the time, for a chart. */
export class Rates {
  #samples = new Map();

  take(summary) {
    const at = Date.parse(summary.standing.updatedAt);
    const { phase } = summary.standing;
    const { pass, rows } = summary.progress;
    const samples = this.#samples.get(summary.id) ?? [];
    if (!PASSES.includes(phase) || (samples.length > 0 && at <= samples.at(-1).at)) {
      return;
    }
    const run = `${phase} ${pass}`;
    this.#keep(samples, { at, run, seen: rows.seen, rate: rate(samples, { at, run, seen: rows.seen }) });
    this.#samples.set(summary.id, samples);
  }

  /**
   * What was read since: what held the pace, and how far replicas are behind. Where no event has come
   * for a while nothing has moved, and that is shown.
   */
  note(id, seen) {
    const samples = this.of(id);
    const last = samples.at(-1);
    if (!last) {
      return;
    }
    const at = now();
    if (at - last.at < QUIET) {
      Object.assign(last, seen);
    } else {
      this.#keep(samples, { ...last, ...seen, at, rate: rate(samples, { ...last, at }) });
    }
  }

  #keep(samples, sample) {
    samples.push(sample);
    if (samples.length > KEPT) {
      samples.shift();
    }
  }

  of(id) {
    return this.#samples.get(id) ?? [];
  }

  now(id) {
    const samples = this.of(id);
    const last = samples.at(-1);
    return last && now() - last.at < 10_000 ? last.rate : 0;
  }
}

/** Over the last seconds of the same pass: its counter begins anew with each. */
function rate(samples, { at, run, seen }) {
  const same = samples.filter((sample) => sample.run === run);
  const from = same.findLast((sample) => at - sample.at >= SMOOTHED) ?? same[0];
  return from && at > from.at ? Math.max(0, (1000 * (seen - from.seen)) / (at - from.at)) : 0;
}
