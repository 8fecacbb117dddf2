/** Rows a second of each migration, as its events tell, with what else was seen at the time, for a chart. */
const KEPT = 240;
const SMOOTHED = 3_000;

export class Rates {
  #samples = new Map();

  take(summary) {
    const at = Date.parse(summary.standing.updatedAt);
    const { phase } = summary.standing;
    const { pass, rows } = summary.progress;
    const samples = this.#samples.get(summary.id) ?? [];
    const previous = samples.at(-1);
    const sameRun = previous && previous.phase === phase && previous.pass === pass;
    if (previous && at <= previous.at) {
      return;
    }
    if (previous && !sameRun) {
      samples.length = 0;
    }
    samples.push({ at, phase, pass, seen: rows.seen, rate: rate(samples, at, rows.seen) });
    if (samples.length > KEPT) {
      samples.shift();
    }
    this.#samples.set(summary.id, samples);
  }

  /** What was read since: what held the pace, and how far replicas are behind. */
  note(id, seen) {
    const last = this.of(id).at(-1);
    if (last) {
      Object.assign(last, seen);
    }
  }

  of(id) {
    return this.#samples.get(id) ?? [];
  }

  now(id) {
    const samples = this.of(id);
    const last = samples.at(-1);
    return last && Date.now() - last.at < 10_000 ? last.rate : 0;
  }
}

function rate(samples, at, seen) {
  const from = samples.findLast((sample) => at - sample.at >= SMOOTHED) ?? samples[0];
  return from && at > from.at ? Math.max(0, (1000 * (seen - from.seen)) / (at - from.at)) : 0;
}
