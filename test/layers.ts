// Checks of the import graph, as pure functions over { path -> what it imports }.

/** Paths from the repository's root, each with the specifiers it imports. */
export type Imports = Readonly<Record<string, readonly string[]>>;

/** The rooms, from the ground up: a file may import from its own room and from those before it. */
export const rooms: readonly string[] = [
  'types/',
  'src/errors.ts',
  'src/draw/',
  'src/shape/',
  'src/scalar/',
  'src/memory/',
  'src/wasm/',
  'src/tensor/',
  'src/ops/',
  'src/random/',
  'src/linear/',
  'src/transform/',
  'src/accumulate/',
  'src/sparse/',
  'src/explain/',
  'src/compile/',
  'src/index.ts',
  'src/nn/',
  'src/optim/',
  'src/flow/',
  'src/laws/',
];

/** The packages that the library may import, each with its one room. */
export const packages: Readonly<Record<string, string>> = { rxjs: 'src/flow/', 'fast-check': 'src/laws/' };

/** Every module specifier in a TypeScript source: imports and re-exports, of types too, and dynamic `import('…')`. */
export function specifiersOf(source: string): string[] {
  return statementsOf(source).map(({ specifier }) => specifier);
}

/** The specifiers of a source that are left once its types are erased. */
export function runTimeSpecifiersOf(source: string): string[] {
  return statementsOf(source).flatMap(({ specifier, typesOnly }) => (typesOnly ? [] : [specifier]));
}

/** One sentence for each import that looks up, leads nowhere, or names a package outside its room. */
export function layerFaults(imports: Imports): string[] {
  return Object.entries(imports).flatMap(([path, specifiers]) => specifiers.flatMap((specifier) => layerFault(imports, path, specifier)));
}

/** One sentence for each circle of files, with its path. Give it run-time imports: types may name one another. */
export function circleFaults(imports: Imports): string[] {
  const faults: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    if (done.has(path)) return;
    const start = trail.indexOf(path);
    if (start >= 0) {
      faults.push(`circle: ${[...trail.slice(start), path].join(' -> ')}`);
      return;
    }
    trail.push(path);
    for (const specifier of imports[path] ?? []) if (isRelative(specifier)) visit(resolve(path, specifier));
    trail.pop();
    done.add(path);
  };
  Object.keys(imports).forEach(visit);
  return faults;
}

function statementsOf(source: string): { specifier: string; typesOnly: boolean }[] {
  const code = source.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = code.matchAll(
    /(?:^|[;}\s])(?:import|export)\s+(type\s)?[^'"`;()=]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map(([, type, from, bare]) => ({ specifier: (from ?? bare)!, typesOnly: type !== undefined }));
}

function layerFault(imports: Imports, path: string, specifier: string): string[] {
  const room = roomOf(path);
  if (room < 0) return [`${path} stands in no room`];
  if (!isRelative(specifier)) {
    const allowed = packages[specifier];
    return allowed !== undefined && path.startsWith(allowed) ? [] : [`${path} may not import the package ${specifier}`];
  }
  const target = resolve(path, specifier);
  if (!(target in imports)) return [`${path} imports ${specifier}, and there is no ${target}`];
  return roomOf(target) > room ? [`${path} looks up to ${target}`] : [];
}

function roomOf(path: string): number {
  return rooms.findIndex((room) => (room.endsWith('/') ? path.startsWith(room) : path === room));
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

/** `resolve('src/ops/add.ts', '../shape/dims.ts')` is `'src/shape/dims.ts'`. */
function resolve(path: string, specifier: string): string {
  return new URL(specifier, `file:///${path}`).pathname.slice(1);
}
