const WHOLE = new Intl.NumberFormat('en');
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export const number = (value) => WHOLE.format(value);

export const percent = (part, whole) =>
  whole > 0 ? `${Math.min(100, Math.floor((100 * part) / whole))} %` : '–';

export const plural = (count, one, many = `${one}s`) =>
  `${number(count)} ${count === 1 ? one : many}`;

/** Today's times without the day. */
export function time(instant) {
  const date = new Date(instant);
  return date.toDateString() === new Date().toDateString() ? CLOCK.format(date) : DAY.format(date);
}

export function span(millis) {
  const seconds = Math.max(0, millis / 1000);
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 90) {
    return `${Math.round(seconds)} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

export function bytes(value) {
  const unit = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, value)) / 10)));
  const scaled = value / 2 ** (10 * unit);
  return `${unit === 0 ? scaled : scaled.toFixed(1)} ${UNITS[unit]}`;
}

/** PT2M5S as people say it. */
export function duration(iso) {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso) ?? [];
  return span(1000 * (3600 * Number(hours) + 60 * Number(minutes) + Number(seconds)));
}

/** ROLLING_BACK as a sentence spells it. */
export const words = (name) => name.toLowerCase().replaceAll('_', ' ');
