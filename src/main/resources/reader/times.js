import { el } from './dom.js';
import { edition } from './edition.js';

const HOUR = 3_600_000;
const STEPS = [['minute', HOUR], ['hour', 24 * HOUR], ['day', 7 * 24 * HOUR]];
const LENGTH = { minute: 60_000, hour: HOUR, day: 24 * HOUR };

/** "3 hours ago", or the day when that is a week or more. */
export function ago(instant) {
  const age = Date.now() - Date.parse(instant);
  const step = STEPS.find(([, end]) => age < end);
  const text = step && age >= 0
    ? new Intl.RelativeTimeFormat(edition.language, { numeric: 'auto' }).format(-Math.floor(age / LENGTH[step[0]]), step[0])
    : new Intl.DateTimeFormat(edition.language, { dateStyle: 'long' }).format(new Date(instant));
  return el('time', { datetime: instant, title: whole(instant) }, text);
}

export function exactly(instant) {
  return el('time', { datetime: instant }, whole(instant));
}

function whole(instant) {
  return new Intl.DateTimeFormat(edition.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant));
}

/** How long something takes, such as "3 min". */
export function minutes(count) {
  const unit = { style: 'unit', unit: 'minute', unitDisplay: 'short' };
  return new Intl.NumberFormat(edition.language, unit).format(Math.max(1, count));
}

export function today() {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(edition.language, day).format(new Date());
}
