import { html } from '../lib/lit-html/lit-html.js';
import { span, time, words } from '../format.js';

export const PHASES = [
  'EXPAND',
  'SYNC',
  'BACKFILL',
  'VERIFY',
  'INDEX',
  'TIGHTEN',
  'SWITCH',
  'RETIRE',
];

/** All phases in a row of marks, from a summary alone. */
export function smallRail({ standing }) {
  const at = standing.phase === null ? PHASES.length : PHASES.indexOf(standing.phase);
  const over = standing.state === 'COMPLETED' ? PHASES.length : at;
  const text =
    standing.phase === null || standing.state === 'COMPLETED'
      ? words(standing.state)
      : `${standing.phase}, ${at} of ${PHASES.length} phases done`;
  return html`<span class="small-rail" role="img" aria-label=${text}
    >${PHASES.map(
      (phase, index) =>
        html`<i class=${index < over ? 'done' : index === over ? 'current' : ''} title=${phase}></i>`,
    )}</span
  >`;
}

/** The phases with what each has come to; sentences stand below, where they have room. */
export function rail(migration) {
  const sentences = migration.phases.flatMap((phase) => said(phase, migration));
  return html`<ol class="rail">
      ${migration.phases.map((phase) => step(phase, migration))}
    </ol>
    ${sentences.length === 0
      ? ''
      : html`<ul class="said">
          ${sentences.map(([phase, words]) => html`<li><strong>${phase}</strong> ${words}</li>`)}
        </ul>`}`;
}

function said({ phase, reason }, { standing, waitsFor }) {
  return [
    reason ? [phase, reason] : null,
    standing.phase === phase && waitsFor ? [phase, `waits for ${waitsFor}`] : null,
  ].filter((sentence) => sentence !== null);
}

function step(phase, migration) {
  const current = migration.standing.phase === phase.phase;
  const running = ['RUNNING', 'GATED'].includes(phase.status);
  return html`<li
    class="phase ${phase.status.toLowerCase()}"
    aria-current=${current ? 'step' : 'false'}
  >
    <strong>${phase.phase}</strong>
    <span class="status">${words(phase.status)}</span>
    ${phase.status === 'PENDING'
      ? ''
      : html`<time datetime=${phase.since}
          >${running ? `for ${span(Date.now() - Date.parse(phase.since))}` : time(phase.since)}</time
        >`}
    ${evidence(phase)}
  </li>`;
}

function evidence({ phase, evidence: found }) {
  const names = Object.keys(found);
  return names.length === 0
    ? ''
    : html`<details>
        <summary>Evidence<span class="unseen"> of ${phase}</span></summary>
        <dl class="pairs">
          ${names.map((name) => html`<dt>${words(name)}</dt><dd>${found[name]}</dd>`)}
        </dl>
      </details>`;
}
