import { get } from './api.js';

/** The ranges of one pass: read whole once, and then only what has moved. */
export class RangeMap {
  leaves = [];
  #address;
  #since = null;
  #known = new Map();
  #cells = null;

  constructor(migration, phase, pass) {
    this.phase = phase;
    this.pass = pass;
    const path = [migration, 'ranges', phase, pass].map(encodeURIComponent).join('/');
    this.#address = `/api/migrations/${path}`;
  }

  async read() {
    const since = this.#since === null ? '' : `?since=${encodeURIComponent(this.#since)}`;
    const answer = await get(this.#address + since);
    this.leaves = answer.leaves.map((leaf) => this.#merge(leaf));
    this.#since = answer.at;
    this.#cells = null;
  }

  #merge(leaf) {
    const before = this.#known.get(leaf.leaf);
    const ranges = before?.filenode === leaf.filenode ? before.ranges : new Map();
    for (const [first, end, status] of leaf.ranges) {
      ranges.set(first, { first, end, status });
    }
    this.#known.set(leaf.leaf, { filenode: leaf.filenode, ranges });
    return {
      name: leaf.leaf,
      pages: leaf.pages,
      pagesCut: leaf.pagesCut,
      ranges: [...ranges.values()].sort((a, b) => a.first - b.first),
      taken: leaf.taken,
    };
  }

  /**
   * One cell a range, and of what is not cut yet as many as it will be about. The same array until
   * something is read again.
   */
  cells() {
    this.#cells ??= this.leaves.flatMap((leaf) => [
      ...leaf.ranges.map((range) => ({ ...range, leaf: leaf.name })),
      ...uncut(leaf),
    ]);
    return this.#cells;
  }

  /** Who works where. */
  taken() {
    return this.leaves.flatMap((leaf) =>
      leaf.taken.map(({ firstPage, worker }) => ({ leaf: leaf.name, first: firstPage, worker })),
    );
  }
}

const MOST_UNCUT = 20_000;

function uncut(leaf) {
  const left = leaf.pages - leaf.pagesCut;
  if (left <= 0) {
    return [];
  }
  const size =
    leaf.ranges.length > 0
      ? Math.max(1, Math.ceil(leaf.pagesCut / leaf.ranges.length))
      : Math.max(1, Math.ceil(leaf.pages / 24));
  const count = Math.min(MOST_UNCUT, Math.ceil(left / size));
  return Array.from({ length: count }, (_, index) => ({
    leaf: leaf.name,
    first: leaf.pagesCut + Math.floor((index * left) / count),
    end: leaf.pagesCut + Math.floor(((index + 1) * left) / count),
    status: 'NOT_CUT',
  }));
}
