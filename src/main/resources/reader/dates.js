import { el } from './dom.js';
import { locale } from './locale.js';

const HOUR = 3_600_000;
const UNITS = [['minute', HOUR], ['hour', 24 * HOUR], ['day', 7 * 24 * HOUR]];
const UNIT_MILLIS = { minute: 60_000, hour: HOUR, day: 24 * HOUR };

/** A relative time such as "3 hours ago", or the date after a week. */
export function relativeTime(instant) {
  const age = Date.now() - Date.parse(instant);
  const unit = UNITS.find(([, end]) => age < end);
  const text = unit && age >= 0
    ? new Intl.RelativeTimeFormat(locale.language, { numeric: 'auto' }).format(-Math.floor(age / UNIT_MILLIS[unit[0]]), unit[0])
    : new Intl.DateTimeFormat(locale.language, { dateStyle: 'long' }).format(new Date(instant));
  return el('time', { datetime: instant, title: format(instant) }, text);
}

export function dateTime(instant) {
  return el('time', { datetime: instant }, format(instant));
}

function format(instant) {
  return new Intl.DateTimeFormat(locale.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant));
}

/** A duration in minutes, such as "3 min". */
export function readingTime(count) {
  const options = { style: 'unit', unit: 'minute', unitDisplay: 'short' };
  return new Intl.NumberFormat(locale.language, options).format(Math.max(1, count));
}

export function today() {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(locale.language, options).format(new Date());
}
