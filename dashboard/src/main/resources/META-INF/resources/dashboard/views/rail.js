import { html } from '../lib/lit-html/lit-html.js';
import { now } from '../api.js';
import { plural, span, time, words } from '../format.js';
import { icon } from './icons.js';

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

const MARKS = { DONE: 'check', FAILED: 'cross', GATED: 'gate', SKIPPED: 'dash', UNDONE: 'back' };

/** All phases in a row of marks, from a summary alone. */
export function smallRail({ standing }) {
  const at = standing.phase === null ? 0 : PHASES.indexOf(standing.phase);
  const over = standing.state === 'COMPLETED' ? PHASES.length : at;
  const current = standing.phase === null || standing.state === 'COMPLETED' ? -1 : at;
  const status = words(standing.status ?? 'PENDING');
  const text =
    standing.phase === null || standing.state === 'COMPLETED'
      ? words(standing.state)
      : `${standing.phase} ${status}, ${at} of ${PHASES.length} phases done`;
  return html`<span class="small-rail" role="img" aria-label=${text}
    >${PHASES.map(
      (phase, index) =>
        html`<i
          class=${index < over ? 'done' : index === current ? `current ${status}` : ''}
          title=${phase}
        ></i>`,
    )}</span
  >`;
}

/** The phases with what each has come to; sentences stand below, where they have room. */
export function rail(migration, entries) {
  const sentences = migration.phases.flatMap((phase) => said(phase, migration));
  return html`<ol class="rail">
      ${migration.phases.map((phase, index) => step(phase, index, migration, entries))}
    </ol>
    ${sentences.length === 0
      ? ''
      : html`<ul class="said">
          ${sentences.map(
            ([kind, phase, text]) =>
              html`<li class=${kind}><strong>${phase}</strong> ${text}</li>`,
          )}
        </ul>`}`;
}

function said({ phase, status, reason }, { standing, waitsFor, verdict }) {
  return [
    reason ? [status.toLowerCase(), phase, status === 'SKIPPED' ? `skipped: ${reason}` : reason] : null,
    standing.phase === phase && waitsFor && status !== 'FAILED'
      ? ['waits', phase, `waits for ${status === 'GATED' ? theGate(verdict, waitsFor) : waitsFor}`]
      : null,
  ].filter((sentence) => sentence !== null);
}

/** Its findings stand below, each with what would clear it. */
function theGate(verdict, waitsFor) {
  if (!verdict || verdict.outcome === 'PASS') {
    return waitsFor;
  }
  const against = verdict.findings.filter(
    (finding) => finding.outcome !== 'PASS' && !finding.overridden,
  );
  return `the gate: ${plural(against.length, 'finding')} of ${verdict.findings.length} ${
    against.length === 1 ? 'speaks' : 'speak'
  } against it`;
}

function step(phase, index, migration, entries) {
  const current = migration.standing.phase === phase.phase;
  return html`<li
    class="phase ${phase.status.toLowerCase()}"
    aria-current=${current ? 'step' : 'false'}
  >
    <span class="mark" aria-hidden="true"
      >${phase.status in MARKS ? icon(MARKS[phase.status]) : index + 1}</span
    >
    <strong>${phase.phase}</strong>
    <span class="status">${words(phase.status)}</span>
    ${phase.status === 'PENDING' || phase.status === 'SKIPPED' ? '' : times(phase, entries)}
    ${evidence(phase)}
  </li>`;
}

function times({ phase, status, since }, entries) {
  if (['RUNNING', 'GATED'].includes(status)) {
    return html`<time datetime=${since}>for ${span(now() - Date.parse(since))}</time>`;
  }
  const began = entries.findLast(
    (entry) => entry.what === 'phase' && entry.phase === phase && entry.after === 'RUNNING',
  );
  return html`<time datetime=${since}>${time(since)}</time>${began && status === 'DONE'
      ? html`<span class="hint">took ${span(Date.parse(since) - Date.parse(began.at))}</span>`
      : ''}`;
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
