// Finds unshaped tensors in what public functions give to their users: results, and what their callbacks are called with.

import { relative } from 'node:path';
import ts from 'typescript';

/** Whether a type is given to the user or taken from them: a parameter's type is taken, a parameter of a callback is given. */
type Side = 'given' | 'taken';

/**
 * Where the exports of a module give a tensor whose rank is not known, each place once, by the nearest name:
 * `split()` for a result, `defineElementwise(definition).slopes(x)` or `Optimizer.update()` for what lies deeper.
 */
export function unshapedPlaces(program: ts.Program, entries: readonly string[]): string[] {
  const checker = program.getTypeChecker();
  const places = new Set<string>();
  const walk = new Walk(checker, (place) => places.add(place));
  for (const entry of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(entry)!);
    if (!module) throw new Error(`${relative('.', entry)} exports nothing`);
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (symbol.flags & ts.SymbolFlags.Value) walk.type(checker.getTypeOfSymbol(symbol), exported.name, 'given');
    }
  }
  return [...places].sort();
}

class Walk {
  readonly #checker: ts.TypeChecker;
  readonly #found: (place: string) => void;
  /** Interfaces and classes are walked once: what lies in them is named by them, wherever they stand. */
  readonly #named: Readonly<Record<Side, Set<ts.Type>>> = { given: new Set(), taken: new Set() };
  /** All other types may recur at other places, but not within themselves. */
  readonly #around = new Set<ts.Type>();

  constructor(checker: ts.TypeChecker, found: (place: string) => void) {
    this.#checker = checker;
    this.#found = found;
  }

  /** A type at a place, and all that it consists of. Type parameters are the caller's choice. */
  type(type: ts.Type, place: string, side: Side): void {
    if (isTensor(type)) {
      if (side === 'given' && this.#isUnshaped(type)) this.#found(place);
    } else if (isNamed(type) && !isForeign(type.symbol)) {
      if (this.#named[side].has(type)) return;
      this.#named[side].add(type);
      this.#structure(type, type.symbol.name, side);
    } else if (!this.#around.has(type)) {
      this.#around.add(type);
      this.#parts(type, place, side);
      this.#around.delete(type);
    }
  }

  #parts(type: ts.Type, place: string, side: Side): void {
    const isList = this.#checker.isArrayType(type) || this.#checker.isTupleType(type);
    if (type.isUnionOrIntersection()) for (const part of type.types) this.type(part, place, side);
    else if (type.flags & ts.TypeFlags.Conditional) this.#conditional(type as ts.ConditionalType, place, side);
    // which way a type of a package takes its arguments is not known: it may give them
    else if (isList || isNamed(type)) for (const item of this.#argumentsOf(type)) this.type(item, place, isList ? side : 'given');
    else if (type.flags & ts.TypeFlags.Object) this.#structure(type, place, side);
  }

  /** Signatures, and everything under a key. */
  #structure(type: ts.Type, place: string, side: Side): void {
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) this.#signature(signature, place, side);
    const mapped = type.symbol?.declarations?.find(ts.isMappedTypeNode);
    const isOurs = mapped?.type && !isForeign(type.symbol);
    if (isOurs) this.type(this.#checker.getTypeFromTypeNode(mapped.type!), place, side);
    // a map over what is not known yet has the entries and methods of anything that it may be
    else for (const { type: entry } of this.#checker.getIndexInfosOfType(type)) this.type(entry, place, side);
    for (const property of type.getProperties()) {
      if (!isOurs || !isForeign(property)) this.type(this.#checker.getTypeOfSymbol(property), `${place}.${property.name}`, side);
    }
  }

  #signature(signature: ts.Signature, place: string, side: Side): void {
    const predicate = this.#checker.getTypePredicateOfSignature(signature)?.type;
    for (const result of [signature.getReturnType(), predicate]) if (result) this.type(result, `${place}()`, side);
    for (const parameter of signature.getParameters()) {
      this.type(this.#checker.getTypeOfSymbol(parameter), `${place}(${parameter.name})`, side === 'given' ? 'taken' : 'given');
    }
  }

  /** Both branches, as they are written. */
  #conditional({ root }: ts.ConditionalType, place: string, side: Side): void {
    for (const branch of [root.node.trueType, root.node.falseType]) this.type(this.#checker.getTypeFromTypeNode(branch), place, side);
  }

  #isUnshaped(tensor: ts.Type): boolean {
    const [shape] = this.#argumentsOf(tensor);
    return shape === undefined || (shape.flags & ts.TypeFlags.Any) !== 0 || this.#checker.isArrayType(shape);
  }

  #argumentsOf(type: ts.Type): readonly ts.Type[] {
    const isReference = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
    return isReference ? this.#checker.getTypeArguments(type as ts.TypeReference) : [];
  }
}

function isTensor(type: ts.Type): boolean {
  return isNamed(type) && type.symbol.name === 'Tensor' && fileOf(type.symbol).endsWith('src/tensor/tensor.ts');
}

function isNamed({ symbol }: ts.Type): boolean {
  return symbol !== undefined && (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) !== 0;
}

/** Whether it is declared in a package, or in the library of the language. */
function isForeign(symbol: ts.Symbol): boolean {
  return fileOf(symbol).includes('/node_modules/');
}

function fileOf(symbol: ts.Symbol): string {
  return symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
}
