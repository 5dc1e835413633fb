import { describe, expect, test } from 'vitest';
import { add, mul, tensor, type Tensor } from 'cotangent';
import { dataflow } from 'cotangent/flow';
import { makeNet, numbers, record } from './nets.ts';

describe('the graph is data', () => {
  test('it lists nodes with op, shape and names, inputs before their readers', () => {
    const { nodes, edges } = makeNet().graph;
    const named = nodes.flatMap(({ names, shape }) => names.map((name) => [name, shape]));
    expect(Object.fromEntries(named)).toEqual({
      x: [1, 3],
      t: [1, 2],
      'hidden.w': [3, 4],
      'hidden.b': [4],
      'head.w': [4, 2],
      'head.b': [2],
      hidden: [1, 4],
      y: [1, 2],
      loss: [],
    });
    nodes.forEach((node, i) => {
      expect(node.id).toBe(i);
      for (const id of node.inputs) expect(id).toBeLessThan(i);
    });
    expect(edges).toEqual(nodes.flatMap(({ id, inputs }) => [...new Set(inputs)].map((from) => ({ from, to: id }))));
    expect(nodes.filter(({ op }) => op === 'input')).toHaveLength(6);
  });

  test('its sizes are those of the last turn', () => {
    const net = makeNet();
    net.push(record(7));
    expect(net.graph.nodes.find(({ names }) => names.includes('hidden'))!.shape).toEqual([7, 4]);
  });

  test('kernels are groups of fused nodes, as many as a turn calls', () => {
    const net = makeNet();
    for (const name of ['hidden', 'y', 'loss'] as const) net.activation$(name).subscribe();
    net.push(record(1));
    const { nodes, kernels } = net.graph;
    expect(kernels).toBe(net.stats.last[0]);
    const groups = nodes.map(({ kernel }) => kernel).filter((kernel) => kernel !== undefined);
    expect(new Set(groups).size).toBe(kernels);
    expect(groups.length).toBeGreaterThan(kernels);
    expect(nodes.find(({ names }) => names.includes('x'))!.kernel).toBeUndefined();
  });

  test('equal subexpressions are one node with all its names', () => {
    const net = dataflow({ x: [2] }, { w: numbers([2]) }, ({ x }, { w }) => ({ a: mul(x, w), b: mul(x, w) }));
    expect(net.graph.nodes.find(({ op }) => op === 'mul')!.names).toEqual(['a', 'b']);
  });
});

describe('drawings', () => {
  test('toDot writes every node and edge, quoted', () => {
    const { nodes, edges, toDot } = dataflow({ 'say "x\\y"': [2] }, { w: numbers([2]) }, (inputs, { w }) => ({
      y: mul(inputs['say "x\\y"'] as Tensor<[2]>, w),
    })).graph;
    const text = toDot();
    expect(text.match(/^ {2}n\d+ \[/gm)).toHaveLength(nodes.length);
    expect(text.match(/->/g)).toHaveLength(edges.length);
    expect(text).toContain(String.raw`label="say \"x\\y\"\n[2]"`);
    expect(text).toMatch(/^digraph \{[^]*\}\n$/);
  });

  test('toSvg draws every node inside the picture, none over another, every edge downwards', () => {
    const { nodes, edges, toSvg } = makeNet().graph;
    const svg = toSvg();
    const [, width, height] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)!.map(Number);
    const boxes = [...svg.matchAll(/<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" rx/g)].map((match) =>
      match.slice(1).map(Number),
    );
    expect(boxes).toHaveLength(nodes.length);
    boxes.forEach(([x, y, w, h], i) => {
      expect(x! >= 0 && y! >= 0 && x! + w! <= width! && y! + h! <= height!).toBe(true);
      for (const [u, v] of boxes.slice(0, i)) expect(Math.abs(x! - u!) >= w! || Math.abs(y! - v!) >= h!).toBe(true);
    });
    const paths = [...svg.matchAll(/<path d="M\S+ (\S+)C.*? (\S+)" fill="none"/g)].map((match) => match.slice(1).map(Number));
    expect(paths).toHaveLength(edges.length);
    for (const [from, to] of paths) expect(from).toBeLessThan(to!);
  });

  test('toSvg escapes names and writes shapes and ops', () => {
    const net = dataflow({ 'a<b&"c"': [2] }, { w: numbers([2]) }, (inputs, { w }) => ({ y: add(inputs['a<b&"c"'] as Tensor<[2]>, w) }));
    const svg = net.graph.toSvg();
    expect(svg).toContain('>a&lt;b&amp;');
    expect(svg).not.toContain('a<b');
    expect(svg).toMatch(/>add<[^]*>\[2\] {2}y</);
  });

  test('a graph of a single output without inputs can be drawn', () => {
    const net = dataflow({}, {}, () => ({ y: tensor([1, 2]) }));
    expect(net.graph.toSvg()).toMatch(/<svg[^]*<\/svg>/);
    expect(net.graph.toDot()).toContain('digraph');
  });
});
