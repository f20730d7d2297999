import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs the project's own Node with these arguments; see `run`.
 * @param {string} root the project's folder
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, leash?: boolean }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runNode(root, args, options) {
  return run(root, path.join(root, 'node_modules', '.bin', 'node'), args, options);
}

/**
 * Runs a command in the project's folder and hands every signal on to it.
 * With `leash` the child holds an IPC channel: when this process is killed, it closes, and the child can leave too.
 * @param {string} root the project's folder
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, leash?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 0 when a signal that was handed on ended it, 128 + n for signal n otherwise
 */
export function run(root, command, args, { env = process.env, leash = false } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', leash ? 'ipc' : 'ignore'],
  });
  let asked = false;
  const forward = (signal) => {
    asked = true;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  const stopWatching = watchNpm(() => forward('SIGTERM'));

  return new Promise((resolve) => {
    const finish = (code) => {
      for (const signal of signals) process.off(signal, forward);
      stopWatching();
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(`${command} did not start: ${error.message}.`);
      finish(1);
    });
    child.once('exit', (code, signal) =>
      finish(code ?? (asked ? 0 : 128 + constants.signals[signal])),
    );
  });
}

/** npm that is killed with -9 cannot hand on a signal, but leaves this process with another parent. */
function watchNpm(onOrphaned) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) onOrphaned();
  }, 500);
  return () => clearInterval(timer);
}
