// Which entries of a linear map may be other than 0, in row-major numbers of its output by those of its input.
import { stridesOf, sizeOf, type Dims } from '../shape/dims.ts';
import type { Label, Linear, Operator, Product } from '../tensor/linear-map.ts';
import { isConcrete } from '../tensor/tensor.ts';
import { CsrBuilder, multiply, union, type Csr } from './csr.ts';

/** The pattern of a map; `operatorPattern` finds that of a program. Numbers that are known and 0 leave no entry, what is still traced may be anything. */
export function mapPattern(map: Linear, operatorPattern: (map: Operator) => Csr): Csr {
  switch (map.kind) {
    case 'product':
      return productPattern(map);
    case 'operator':
      return operatorPattern(map);
    case 'sum':
      return union(map.terms.map((term) => mapPattern(term, operatorPattern)));
    case 'chain':
      return map.maps.map((part) => mapPattern(part, operatorPattern)).reduce(multiply);
  }
}

/** Exactly the pairs that the labels tie: for every index of the output, every index of the labels that only the input has. */
function productPattern({ outShape, inShape, out, in: into, by, at, sizes }: Product): Csr {
  const inStrides = stridesOf(into.map((l) => sizes[l]!));
  const byStrides = stridesOf(at.map((l) => sizes[l]!));
  const free = into.filter((l) => !out.includes(l));
  const hidden = at.filter((l) => !out.includes(l) && !into.includes(l));
  const columns = (labels: readonly Label[]): Int32Array => offsetsOf(labels, sizes, into, inStrides);
  const numbers = (labels: readonly Label[]): Int32Array => offsetsOf(labels, sizes, at, byStrides);
  const [outer, inner] = [columns(out), columns(free)];
  const values = by && isConcrete(by) ? by.values : undefined;
  const [outerBy, innerBy, hiddenBy] = values ? [numbers(out), numbers(free), numbers(hidden)] : [outer, inner, inner];
  const pattern = new CsrBuilder(sizeOf(outShape), sizeOf(inShape));
  for (let i = 0; i < outer.length; i++) {
    for (let k = 0; k < inner.length; k++) {
      if (!values || hiddenBy.some((h) => values[outerBy[i]! + innerBy[k]! + h] !== 0)) pattern.add(outer[i]! + inner[k]!);
    }
    pattern.endRow();
  }
  return pattern.build();
}

/** For every index of `labels`, in row-major order, where it stands in a tensor whose axes are `axes` at these strides. */
function offsetsOf(labels: readonly Label[], sizes: Dims, axes: readonly Label[], strides: Dims): Int32Array {
  let offsets = new Int32Array(1);
  for (const l of labels) {
    const [size, stride] = [sizes[l]!, axes.includes(l) ? strides[axes.indexOf(l)]! : 0];
    const next = new Int32Array(offsets.length * size);
    offsets.forEach((offset, i) => {
      for (let k = 0; k < size; k++) next[i * size + k] = offset + k * stride;
    });
    offsets = next;
  }
  return offsets;
}
