/** What the planner answered in place of what was asked for. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The planner answered with ${status}.`);
    this.status = status;
    this.code = body.code;
    this.places = body.problems ?? [];
  }
}

let ahead = 0;

/** What the planner's clock shows, which may be another time than this machine's. */
export const now = () => Date.now() + ahead;

/** It is told in whole seconds: less than two are no difference. */
function compare(date) {
  const difference = Date.parse(date) - Date.now();
  if (Number.isFinite(difference)) {
    ahead = Math.abs(difference) < 2_000 ? 0 : difference;
  }
}

const TOKEN = 'cinch.token';
const SILENCE = 40_000;
const COME_AGAIN = 2_000;

export const token = {
  get: () => sessionStorage.getItem(TOKEN),
  set: (value) => sessionStorage.setItem(TOKEN, value),
  forget: () => sessionStorage.removeItem(TOKEN),
};

function headers(more) {
  const known = token.get();
  return known ? { ...more, Authorization: `Bearer ${known}` } : more;
}

async function refusal(response) {
  try {
    return new Problem(response.status, await response.json());
  } catch {
    return new Problem(response.status, {});
  }
}

async function send(path, options) {
  const response = await fetch(path, options);
  compare(response.headers.get('Date'));
  if (!response.ok) {
    throw await refusal(response);
  }
  return response.json();
}

export function get(path) {
  return send(path, { headers: headers({ Accept: 'application/json, application/problem+json' }) });
}

export function post(path, type, body) {
  return send(path, {
    method: 'POST',
    headers: headers({
      Accept: 'application/json, application/problem+json',
      'Content-Type': type,
    }),
    body,
  });
}

/**
 * Listens to the planner's events until it is stopped, and comes again by itself with what was seen
 * last. A browser's own EventSource can't send a token.
 */
export function listen(path, { onEvent, onState }) {
  let last = null;
  let stopped = false;
  let abort = new AbortController();

  async function once() {
    const asking = headers({ Accept: 'text/event-stream' });
    const response = await fetch(path, {
      headers: last === null ? asking : { ...asking, 'Last-Event-ID': last },
      signal: abort.signal,
      cache: 'no-store',
    });
    if (!response.ok) {
      throw await refusal(response);
    }
    onState('live');
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = await within(SILENCE, reader.read());
      if (done) {
        return;
      }
      text += value;
      const blocks = text.split('\n\n');
      text = blocks.pop();
      blocks.forEach(take);
    }
  }

  function take(block) {
    const fields = { event: 'message', data: [] };
    for (const line of block.split('\n')) {
      const colon = line.indexOf(':');
      const name = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (name === 'id') {
        last = value;
      } else if (name === 'event') {
        fields.event = value;
      } else if (name === 'data') {
        fields.data.push(value);
      }
    }
    if (fields.data.length > 0) {
      onEvent(fields.event, JSON.parse(fields.data.join('\n')));
    }
  }

  async function forever() {
    while (!stopped) {
      try {
        await once();
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 400) {
          last = null;
        }
        if (!stopped) {
          onState('lost', failure);
        }
      }
      abort.abort();
      abort = new AbortController();
      await new Promise((resume) => setTimeout(resume, COME_AGAIN));
    }
  }

  forever();
  return () => {
    stopped = true;
    abort.abort();
  };
}

function within(millis, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('The planner has fallen silent.')), millis);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
