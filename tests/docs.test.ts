import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { demoAccounts } from '@/lib/demo-accounts';
import { scripts } from '@/package.json';
import { describeDataModel } from '@/scripts/data-model';

const files = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  globSync('docs/**/*.md'),
);
const documents = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const readme = readFileSync('README.md', 'utf8');

/** A path below the project: it has a slash, and ends in one or in an extension. No address, no command. */
const PATH = /^(?![/~]|\S*:\/\/)[\w@.()[\]*-]+\/\S*(\/|\.\w+)$|^[\w.()[\]*-]+\/$/;

test('every path that a document names exists', () => {
  const named = documents.flatMap(({ file, text }) =>
    [...text.matchAll(/`([^`\s]+)`/g)].map(([, name = '']) => ({ file, name })),
  );
  const paths = named.filter(({ name }) => PATH.test(name));
  expect(paths.length).toBeGreaterThan(50);
  const missing = paths.filter(({ name }) => !existsSync(name) && globSync(name).length === 0);
  expect(missing).toEqual([]);
});

test('every link between the documents leads somewhere', () => {
  const links = documents.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(([, link, source]) => ({
      file,
      target: (link ?? source ?? '').replace(/#.*/, ''),
    })),
  );
  const ours = links.filter(({ target }) => target && !/^(https?|mailto):/.test(target));
  expect(ours.length).toBeGreaterThan(20);
  const broken = ours.filter(({ file, target }) => !existsSync(path.join(file, '..', target)));
  expect(broken).toEqual([]);
});

test('every npm script that a document names exists', () => {
  const named = documents.flatMap(({ file, text }) =>
    [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => ({ file, name })),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ name }) => !(name in scripts))).toEqual([]);
});

test('the README names every setting and every demo account', () => {
  const settings = [...readFileSync('lib/env.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): z/gm)];
  expect(settings.length).toBeGreaterThan(5);
  const expected = [...settings.map(([, name]) => name), ...demoAccounts.map(({ email }) => email)];
  expect(expected.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test('the concepts name every table and view', () => {
  const concepts = readFileSync('docs/concepts.md', 'utf8');
  const tables = [...describeDataModel().matchAll(/^## (\w+)/gm)].map(([, name]) => name);
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((name) => !concepts.includes(`\`${name}\``))).toEqual([]);
});

test('the architecture names every folder of the domain', () => {
  const architecture = readFileSync('docs/architecture.md', 'utf8').replace(/ +/g, ' ');
  const folders = globSync('domain/*/').map((folder) => `\`domain/${path.basename(folder)}/\``);
  expect(folders.length).toBeGreaterThan(20);
  expect(folders.filter((folder) => !architecture.includes(`| ${folder} |`))).toEqual([]);
});

test('the data model is current (`npm run docs:data-model`)', () => {
  expect(readFileSync('docs/data-model.md', 'utf8')).toBe(describeDataModel());
});

test('every decision is in the index, and none is missing between them', () => {
  const index = readFileSync('docs/decisions/README.md', 'utf8');
  const decisions = readdirSync('docs/decisions')
    .filter((name) => name !== 'README.md')
    .sort();
  const numbers = decisions.map((_, position) => String(position + 1).padStart(4, '0'));
  expect(decisions.map((name) => name.slice(0, 4))).toEqual(numbers);
  expect(decisions.filter((name) => !index.includes(`](${name})`))).toEqual([]);
});
