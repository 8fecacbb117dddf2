import { html } from '../lib/lit-html/lit-html.js';
import { post } from '../api.js';

/** What each command does, as somebody is told before it is sent. */
const DOES = {
  PAUSE: {
    label: 'Pause',
    says: 'Workers stop within one slice, and no step begins. Nothing is taken back; resume goes on where it was.',
  },
  RESUME: { label: 'Resume', says: 'The migration goes on where it stands. What has failed is tried again.' },
  ROLLBACK: {
    label: 'Roll back',
    says: 'Every phase that has begun is taken back, the last one first, until the table is as it was before.',
    grave: true,
  },
  ABORT: {
    label: 'Abort',
    says: 'The migration ends here for good, and leaves on the target what it has made so far. The history says what remains.',
    grave: true,
  },
  'APPROVE EXPAND': {
    label: 'Approve the drop',
    says: 'You say that no application writes the new column any more. It is dropped next, and the table is as it was before.',
    role: 'APPROVER',
  },
  'APPROVE SYNC': {
    label: 'Approve the writers',
    says: 'You say that every application that writes the table writes both columns by now. The rows that are there are filled next, and counted in one snapshot: a writer that forgets the new column is found.',
    role: 'APPROVER',
  },
  'APPROVE SWITCH': {
    label: 'Approve the switch',
    says: 'Applications are told to read the new column. After it has been retired there is no way back.',
    role: 'APPROVER',
  },
};

/** What it waits for stands out. */
function look(command, { standing, waitsFor }) {
  if (DOES[command].grave) {
    return 'grave';
  }
  const awaited =
    command === 'RESUME'
      ? standing.state === 'PAUSED'
      : waitsFor?.startsWith(command.replace('APPROVE ', 'approval of '));
  return awaited ? '' : 'plain';
}

export class Commands {
  #store;
  #redraw;
  #asked = null;
  #refusal = null;
  #sending = false;

  constructor(store, redraw) {
    this.#store = store;
    this.#redraw = redraw;
  }

  template(migration) {
    const offered = migration.commands.filter(
      (command) => DOES[command] && this.#store.may(DOES[command].role ?? 'OPERATOR'),
    );
    return html`
      <div class="buttons">
        ${offered.map(
          (command) =>
            html`<button class=${look(command, migration)} @click=${() => this.#ask(command)}>
              ${DOES[command].label}
            </button>`,
        )}
      </div>
      ${this.#dialog(migration)}
    `;
  }

  #dialog(migration) {
    const does = DOES[this.#asked];
    return html`<dialog
      id="command"
      aria-labelledby="command-title"
      aria-describedby="command-says"
      @close=${() => this.#ask(null)}
    >
      ${does
        ? html`<form @submit=${(event) => this.#send(event, migration)}>
            <h2 id="command-title">${does.label}: ${migration.id}</h2>
            <p id="command-says">${does.says}</p>
            <label for="reason">Reason, for the history</label>
            <input id="reason" name="reason" autocomplete="off" maxlength="500" />
            ${this.#refusal ? html`<p class="error" role="alert">${this.#refusal}</p>` : ''}
            <div class="buttons">
              <button type="submit" class=${does.grave ? 'grave' : ''} ?disabled=${this.#sending}>
                ${does.label}
              </button>
              <button type="button" class="plain" @click=${(event) => event.target.closest('dialog').close()}>
                Leave it
              </button>
            </div>
          </form>`
        : ''}
    </dialog>`;
  }

  #ask(command) {
    this.#asked = command;
    this.#refusal = null;
    this.#redraw();
  }

  /** To be called when the template stands in the page. */
  drawn(root) {
    const dialog = root.querySelector('#command');
    if (dialog && this.#asked !== null && !dialog.open) {
      dialog.showModal();
    }
  }

  async #send(event, migration) {
    event.preventDefault();
    const dialog = event.target.closest('dialog');
    const [kind, phase = null] = this.#asked.split(' ');
    const reason = new FormData(event.target).get('reason').trim() || null;
    this.#sending = true;
    this.#redraw();
    try {
      await post(
        `/api/migrations/${encodeURIComponent(migration.id)}/commands`,
        'application/json',
        JSON.stringify({ kind, phase, reason, attempt: migration.standing.attempt }),
      );
      dialog.close();
    } catch (failure) {
      this.#refusal = failure.message;
    }
    this.#sending = false;
    this.#redraw();
  }
}
