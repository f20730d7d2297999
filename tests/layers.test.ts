import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom. The first row that matches a file is its row; a test file may import anything. */
const table: { from: RegExp; may: RegExp[]; mayImportTypesOf?: RegExp[] }[] = [
  { from: /^lib\//, may: [/^lib\//, /^locales\//] },
  { from: /^db\/seed\//, may: [/^db\//, /^domain\//, /^worker\//, /^emails\//, /^lib\//] },
  { from: /^db\//, may: [/^db\//, /^lib\//] },
  { from: /^emails\//, may: [/^emails\//, /^lib\//, /^locales\//] },
  {
    from: /^domain\/[^/]+\/(rules|input)\.ts$/,
    may: [/^lib\//, /^domain\/[^/]+\/(rules|input)$/],
  },
  {
    from: /^domain\//,
    may: [/^lib\//, /^db\//, /^domain\//],
    mayImportTypesOf: [/^emails\//],
  },
  {
    from: /^components\//,
    may: [/^components\//, /^lib\//, /^domain\/[^/]+\/(rules|input)$/],
    mayImportTypesOf: [/^domain\/[^/]+\/queries$/],
  },
  { from: /^worker\//, may: [/^worker\//, /^domain\//, /^emails\//, /^lib\//, /^db\//] },
  {
    from: /^app\/_server\/context\.ts$/,
    may: [/^(app|components|domain|emails|lib|locales|db)\//],
  },
  { from: /^app\//, may: [/^(app|components|domain|emails|lib|locales)\//] },
  {
    from: /^e2e\//,
    may: [
      /^e2e\//,
      /^lib\//,
      /^locales\//,
      /^db\/testing$/,
      /^scripts\/start\//,
      /^tests\/support\/imported$/,
    ],
  },
  {
    from: /^bench\//,
    may: [/^(bench|lib|db|domain|emails|worker)\//, /^scripts\/start\//, /^tests\/support\//],
  },
];

const roots = [
  'lib',
  'db',
  'emails',
  'domain',
  'components',
  'worker',
  'app',
  'e2e',
  'bench',
].filter(existsSync);

type Import = { file: string; target: string; typeOnly: boolean };

const imports = roots.flatMap(listSources).flatMap(readImports);

test('rooms import only what the table lets them', () => {
  const trespasses = imports
    .filter((each) => !isAllowed(each))
    .map((each) => `${each.file} imports ${each.target}`);
  expect(trespasses).toEqual([]);
});

test('the table sees the imports', () => {
  expect(imports.length).toBeGreaterThan(200);
});

test('domains import each other without a circle', () => {
  const edges = new Map<string, Set<string>>();
  for (const { file, target, typeOnly } of imports) {
    if (typeOnly || !file.startsWith('domain/') || !target.startsWith('domain/')) continue;
    const from = file.replace(/\.ts$/, '');
    edges.set(from, (edges.get(from) ?? new Set()).add(target));
  }
  expect([...edges.keys()].map((file) => findCircle(file, edges)).find(Boolean)).toBeUndefined();
});

function isAllowed({ file, target, typeOnly }: Import): boolean {
  const row = table.find(({ from }) => from.test(file));
  if (!row) return true;
  const may = typeOnly ? [...row.may, ...(row.mayImportTypesOf ?? [])] : row.may;
  return may.some((pattern) => pattern.test(target));
}

function listSources(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.posix.join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.tsx?$/.test(file));
}

function readImports(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  const statements = source.matchAll(
    /(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s+'([^']+)'|import\s*\(?\s*'([^']+)'/g,
  );
  return [...statements].flatMap(([, type, , from, bare]) => {
    const target = resolve(file, from ?? bare ?? '');
    return target ? [{ file, target, typeOnly: Boolean(type) }] : [];
  });
}

/** A path from the root, or null for a package. */
function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  return null;
}

function findCircle(start: string, edges: Map<string, Set<string>>): string[] | undefined {
  const walk = (at: string, trail: string[]): string[] | undefined => {
    for (const next of edges.get(at) ?? []) {
      if (next === start) return [...trail, next];
      if (trail.includes(next)) continue;
      const circle = walk(next, [...trail, next]);
      if (circle) return circle;
    }
    return undefined;
  };
  return walk(start, [start]);
}
