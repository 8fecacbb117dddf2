import { html } from '../lib/lit-html/lit-html.js';
import { number, time } from '../format.js';

/** Rows a second over time. The library is a classic script, and gives its name to the window. */
export class RateChart {
  #chart = null;
  #canvas = null;

  template(samples) {
    const last = samples.at(-1);
    return html`<figure class="chart">
      <div class="canvas">
        <canvas
          role="img"
          aria-label=${last
            ? `Rows a second since ${time(samples[0].at)}, now ${number(Math.round(last.rate))}`
            : 'Rows a second: nothing yet'}
        ></canvas>
      </div>
      <figcaption class="hint">
        rows a second${last ? `, at last ${number(Math.round(last.rate))}` : ''}
      </figcaption>
    </figure>`;
  }

  /** To be called when the template stands in the page. */
  drawn(root, samples) {
    const canvas = root.querySelector('.chart canvas');
    if (canvas !== this.#canvas) {
      this.close();
      this.#canvas = canvas;
      this.#chart = canvas === null ? null : create(canvas);
    }
    if (this.#chart !== null) {
      this.#chart.data.labels = samples.map((sample) => time(sample.at));
      this.#chart.data.datasets[0].data = samples.map((sample) => Math.round(sample.rate));
      this.#chart.update('none');
    }
  }

  close() {
    this.#chart?.destroy();
    this.#chart = null;
    this.#canvas = null;
  }
}

function create(canvas) {
  const styles = getComputedStyle(canvas);
  const ink = styles.getPropertyValue('--soft');
  const line = styles.getPropertyValue('--accent');
  const axis = { ticks: { color: ink, maxTicksLimit: 6 }, grid: { color: styles.getPropertyValue('--line') } };
  return new window.Chart(canvas, {
    type: 'line',
    data: {
      labels: [],
      datasets: [{ data: [], borderColor: line, borderWidth: 2, pointRadius: 0, tension: 0.2 }],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      plugins: { legend: { display: false } },
      scales: { x: axis, y: { ...axis, beginAtZero: true } },
    },
  });
}
