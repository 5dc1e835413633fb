import { layeredSvg, type Arrow, type Box } from '../draw/layered.ts';
import { show } from '../shape/dim.ts';
import type { Explanation } from './explain.ts';
import { plain } from './notation.ts';

const tints = { input: '#dbeafe', inner: '#f3f4f6', output: '#dcfce7' };

/** The linearized graph of an explanation. An edge is as strong as what its map costs: structure grey, numbers blue, programs red. */
export function toSvg({ inputs, intermediates, outputs, locals }: Explanation): string {
  const all = [
    ...inputs.map((value) => ({ value, tint: tints.input })),
    ...intermediates.map((value) => ({ value, tint: tints.inner })),
    ...outputs.map((value) => ({ value, tint: tints.output })),
  ];
  const place = new Map(all.map(({ value }, id) => [value.name, id]));
  const boxes = all.map(({ value, tint }, id): Box => ({
    id,
    inputs: locals.filter(({ of }) => of === value.name).map(({ by }) => place.get(by)!),
    title: `${plain.name(value.name)} ${show(value.shape)}`,
    subtitle: shortened(value.formula ?? ''),
    tint,
  }));
  const arrows = locals.map(({ of, by, structure }): Arrow => ({
    from: place.get(by)!,
    to: place.get(of)!,
    label: structure,
    colour: /^(identity|spread|sum|permutation)$/.test(structure) ? '#6b7280' : /program/.test(structure) ? '#b91c1c' : '#1d4ed8',
  }));
  return layeredSvg(boxes, arrows);
}

const shortened = (text: string): string => (text.length > 36 ? `${text.slice(0, 35)}…` : text);
