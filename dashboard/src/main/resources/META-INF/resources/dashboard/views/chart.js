import { html } from '../lib/lit-html/lit-html.js';
import { number, span, time } from '../format.js';

/**
 * Rows a second over time, where the pace was held, and how far replicas were behind. The library is a
 * classic script, and gives its name to the window.
 */
export class RateChart {
  #chart = null;
  #canvas = null;
  #ink = '';

  /** Nothing where there is only a point, and no other will come. */
  template(samples, goesOn) {
    if (samples.length < 2 && !goesOn) {
      return '';
    }
    return html`<figure class="chart">
      <div class="canvas">
        <canvas role="img" aria-label=${label(samples)}></canvas>
      </div>
      <figcaption>
        <ul class="legend">
          <li><i class="rate"></i>${rate(samples)}</li>
          ${samples.some((sample) => sample.limitedBy)
            ? html`<li><i class="held"></i>pace held: ${held(samples)}</li>`
            : ''}
          ${knowsLag(samples) ? html`<li><i class="lag"></i>replica lag ${lag(samples)}</li>` : ''}
        </ul>
      </figcaption>
    </figure>`;
  }

  /** To be called when the template stands in the page. */
  drawn(root, samples) {
    const canvas = root.querySelector('.chart canvas');
    const ink = canvas === null ? '' : getComputedStyle(canvas).getPropertyValue('--ink');
    if (canvas !== this.#canvas || ink !== this.#ink) {
      this.close();
      this.#canvas = canvas;
      this.#ink = ink;
      this.#chart = canvas === null ? null : create(canvas);
    }
    if (this.#chart !== null) {
      const { data, options } = this.#chart;
      data.labels = samples.map((sample) => time(sample.at));
      data.datasets[0].data = samples.map((sample) => Math.round(sample.rate));
      data.datasets[1].data = samples.map((sample) => (sample.limitedBy ? Math.round(sample.rate) : null));
      data.datasets[2].data = samples.map((sample) => sample.lag ?? null);
      options.scales.lag.display = knowsLag(samples);
      this.#chart.update('none');
    }
  }

  close() {
    this.#chart?.destroy();
    this.#chart = null;
    this.#canvas = null;
  }
}

const knowsLag = (samples) => samples.some((sample) => Number.isFinite(sample.lag));

const held = (samples) => samples.findLast((sample) => sample.limitedBy).limitedBy;

const lag = (samples) => span(1000 * samples.findLast((sample) => Number.isFinite(sample.lag)).lag);

function rate(samples) {
  const last = samples.at(-1);
  return last ? `rows a second, at last ${number(Math.round(last.rate))}` : 'rows a second';
}

function label(samples) {
  const last = samples.at(-1);
  if (!last) {
    return 'Rows a second: nothing yet';
  }
  const parts = [`Rows a second since ${time(samples[0].at)}, now ${number(Math.round(last.rate))}`];
  if (last.limitedBy) {
    parts.push(`the pace is held by ${last.limitedBy}`);
  }
  if (knowsLag(samples)) {
    parts.push(`replicas are ${lag(samples)} behind`);
  }
  return parts.join('; ');
}

function create(canvas) {
  const styles = getComputedStyle(canvas);
  const ink = styles.getPropertyValue('--soft');
  const axis = {
    ticks: { color: ink, maxTicksLimit: 6, maxRotation: 0 },
    grid: { color: styles.getPropertyValue('--line') },
    border: { display: false },
  };
  const line = { data: [], borderWidth: 2, pointRadius: 0, tension: 0.25 };
  return new window.Chart(canvas, {
    type: 'line',
    data: {
      labels: [],
      datasets: [
        {
          ...line,
          borderColor: styles.getPropertyValue('--accent'),
          backgroundColor: styles.getPropertyValue('--accent-tint'),
          fill: true,
        },
        { ...line, showLine: false, pointRadius: 3, pointBackgroundColor: styles.getPropertyValue('--range-waiting'), borderWidth: 0 },
        { ...line, spanGaps: true, yAxisID: 'lag', borderColor: styles.getPropertyValue('--range-taken'), borderDash: [5, 3] },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      plugins: { legend: { display: false } },
      scales: {
        x: { ...axis, grid: { display: false } },
        y: { ...axis, beginAtZero: true },
        lag: {
          ...axis,
          display: false,
          position: 'right',
          beginAtZero: true,
          suggestedMax: 1,
          grid: { drawOnChartArea: false },
          ticks: { ...axis.ticks, callback: (value) => `${value} s` },
        },
      },
    },
  });
}
