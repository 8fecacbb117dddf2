import { html } from '../lib/lit-html/lit-html.js';
import { number, plural, words } from '../format.js';

const STATUSES = ['DONE', 'TAKEN', 'GIVEN', 'WAITING', 'HAS_BAD_ROWS', 'FAILED', 'NOT_CUT'];
const MOST_SIZE = 22;
const MOST_HEIGHT = 420;

/** Draws each range of a pass as a cell, so that one that is stuck is seen. */
export class MapView {
  #canvas = null;
  #cells = [];
  #counts = {};
  #painted = {};
  #columns = 1;
  #size = MOST_SIZE;
  #chosen = -1;
  #redraw;

  constructor(redraw) {
    this.#redraw = redraw;
  }

  template(map) {
    if (this.#cells !== map.cells()) {
      this.#cells = map.cells();
      this.#counts = counted(this.#cells);
    }
    const counts = this.#counts;
    const text = STATUSES.filter((status) => counts[status] > 0)
      .map((status) => `${number(counts[status])} ${words(status)}`)
      .join(', ');
    return html`
      <figure class="map">
        <canvas
          tabindex="0"
          role="img"
          aria-label=${`Ranges of ${map.phase}, pass ${map.pass}: ${text || 'none yet'}. Arrow keys go from range to range.`}
          @keydown=${(event) => this.#step(event)}
          @pointermove=${(event) => this.#point(event)}
          @pointerleave=${() => this.#choose(-1)}
        ></canvas>
        <figcaption>
          <ul class="legend">
            ${STATUSES.filter((status) => counts[status] > 0).map(
              (status) =>
                html`<li><i class=${status.toLowerCase()}></i>${words(status)} ${number(counts[status])}</li>`,
            )}
          </ul>
          <p class="hint" aria-live="polite">${this.#words(map)}</p>
        </figcaption>
      </figure>
    `;
  }

  #words(map) {
    const cell = this.#cells[this.#chosen];
    if (!cell) {
      return plural(this.#cells.length - this.#counts.NOT_CUT, 'range');
    }
    const worker = map
      .taken()
      .find((each) => each.leaf === cell.leaf && each.first === cell.first)?.worker;
    return `${cell.leaf}, pages ${number(cell.first)} to ${number(cell.end)}: ${words(cell.status)}${worker ? `, ${worker}` : ''}`;
  }

  /** To be called when the template stands in the page. */
  drawn(root) {
    this.#canvas = root.querySelector('.map canvas');
    if (this.#canvas) {
      this.#lay();
      this.#paint();
    }
  }

  #lay() {
    const width = Math.max(60, this.#canvas.nextElementSibling.clientWidth);
    const count = Math.max(1, this.#cells.length);
    this.#size = Math.max(
      2,
      Math.min(MOST_SIZE, Math.floor(Math.sqrt((width * MOST_HEIGHT) / count))),
    );
    this.#columns = Math.max(1, Math.floor(width / this.#size));
  }

  /** All of it where anything has changed, else only what is around the cursor's old place. */
  #paint() {
    const { cells, columns, size, canvas, scheme, chosen } = this.#painted;
    const now = {
      cells: this.#cells,
      columns: this.#columns,
      size: this.#size,
      canvas: this.#canvas,
      scheme: getComputedStyle(this.#canvas).getPropertyValue('--ink'),
      chosen: this.#chosen,
    };
    const same =
      cells === now.cells &&
      columns === now.columns &&
      size === now.size &&
      canvas === now.canvas &&
      scheme === now.scheme;
    if (!same) {
      this.#stretch();
      this.#fill(this.#cells.keys());
    } else if (chosen !== now.chosen && chosen >= 0) {
      this.#fill(this.#around(chosen));
    }
    this.#mark();
    this.#painted = now;
  }

  #stretch() {
    const width = this.#columns * this.#size;
    const height = Math.ceil(Math.max(1, this.#cells.length) / this.#columns) * this.#size;
    const ratio = window.devicePixelRatio || 1;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    this.#canvas.getContext('2d').setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  #fill(indexes) {
    const context = this.#canvas.getContext('2d');
    const styles = getComputedStyle(this.#canvas);
    const inks = Object.fromEntries(
      STATUSES.map((status) => [
        status,
        styles.getPropertyValue(`--range-${status.toLowerCase().replaceAll('_', '-')}`),
      ]),
    );
    const gap = this.#size > 5 ? 1 : 0;
    for (const index of indexes) {
      const [x, y] = this.#place(index);
      context.clearRect(x, y, this.#size, this.#size);
      context.fillStyle = inks[this.#cells[index].status];
      context.fillRect(x, y, this.#size - gap, this.#size - gap);
    }
  }

  #around(index) {
    return [-1, 0, 1]
      .flatMap((row) => [-1, 0, 1].map((column) => index + row * this.#columns + column))
      .filter((each) => each >= 0 && each < this.#cells.length);
  }

  #mark() {
    if (this.#chosen >= 0 && this.#chosen < this.#cells.length) {
      const context = this.#canvas.getContext('2d');
      const [x, y] = this.#place(this.#chosen);
      context.strokeStyle = getComputedStyle(this.#canvas).getPropertyValue('--ink');
      context.lineWidth = 2;
      context.strokeRect(x, y, this.#size, this.#size);
    }
  }

  #place(index) {
    return [(index % this.#columns) * this.#size, Math.floor(index / this.#columns) * this.#size];
  }

  #point(event) {
    const column = Math.floor(event.offsetX / this.#size);
    const index = Math.floor(event.offsetY / this.#size) * this.#columns + column;
    this.#choose(column < this.#columns && index < this.#cells.length ? index : -1);
  }

  #step(event) {
    const steps = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: this.#columns,
      ArrowUp: -this.#columns,
    };
    const by = steps[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const next = this.#chosen < 0 ? 0 : this.#chosen + by;
      this.#choose(Math.min(this.#cells.length - 1, Math.max(0, next)));
    }
  }

  #choose(index) {
    if (index !== this.#chosen) {
      this.#chosen = index;
      this.#redraw();
    }
  }
}

function counted(cells) {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
  for (const cell of cells) {
    counts[cell.status]++;
  }
  return counts;
}
