import { html } from '../lib/lit-html/lit-html.js';

const PATHS = {
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  gate: 'M5.5 4v8M10.5 4v8',
  dash: 'M4 8h8',
  back: 'M7 4L3.5 7.5 7 11M3.5 7.5H10a2.5 2.5 0 0 1 0 5H8',
};

/** A sign beside words that say the same. */
export const icon = (name) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
