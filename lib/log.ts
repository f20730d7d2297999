import { pino } from 'pino';
import { describeError } from './describe-error';
import { logLevel } from './env';

/** The process log: one JSON line per event. It carries ids, never addresses, names or tokens. */
export const log = pino({
  level: logLevel(),
  base: undefined,
  serializers: { error: describeError },
});
