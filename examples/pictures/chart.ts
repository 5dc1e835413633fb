// Line charts as SVG text: panels side by side over one x axis, readable on a light and on a dark page.

/** One curve with its axes, and what was measured. */
export interface Panel {
  readonly title: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Drawn as dots, under the curve. */
  readonly dots?: readonly { readonly x: number; readonly y: number }[];
  readonly scale: 'linear' | 'log';
  /** Where the y axis has its lines; its ends are the first and the last of them. */
  readonly ticks: readonly number[];
  readonly format: (tick: number) => string;
}

export interface ChartOptions {
  readonly xLabel: string;
  readonly xTicks: readonly number[];
}

const panelWidth = 400;
const panelHeight = 260;
const margin = { top: 40, right: 20, bottom: 48, left: 64 };

const style = `
    svg { background: #ffffff; font: 13px system-ui, sans-serif; }
    text { fill: #3d444d; }
    .title { font-weight: 600; font-size: 15px; }
    .grid { stroke: #d8dee4; stroke-width: 1; }
    .curve { fill: none; stroke-width: 2; stroke-linejoin: round; stroke: #0969da; }
    .panel1 .curve { stroke: #1a7f37; }
    .dot { fill: #9a6700; }
    @media (prefers-color-scheme: dark) {
      svg { background: #0d1117; }
      text { fill: #d1d7e0; }
      .grid { stroke: #3d444d; }
      .curve { stroke: #4493f8; }
      .panel1 .curve { stroke: #3fb950; }
      .dot { fill: #d29922; }
    }`;

/** The panels beside each other. @throws RangeError for fewer than two ticks, or a logarithm of what is not above 0 */
export function chart(panels: readonly Panel[], options: ChartOptions): string {
  const width = panels.length * panelWidth;
  const body = panels.map(
    (panel, i) => `  <g class="panel${i}" transform="translate(${i * panelWidth} 0)">\n${drawPanel(panel, options)}\n  </g>`,
  );
  const title = panels.map((panel) => panel.title).join('; ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panelHeight}" width="${width}" height="${panelHeight}" role="img">`,
    `  <title>${escaped(title)}</title>`,
    `  <style>${style}\n  </style>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

function drawPanel(panel: Panel, { xLabel, xTicks }: ChartOptions): string {
  const [left, right] = [margin.left, panelWidth - margin.right];
  const [top, bottom] = [margin.top, panelHeight - margin.bottom];
  const x = position('linear', xTicks, left, right);
  const y = position(panel.scale, panel.ticks, bottom, top);
  const across = panel.ticks.flatMap((tick) => [
    `<line class="grid" x1="${left}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}"/>`,
    text(left - 8, y(tick) + 4, panel.format(tick), 'end'),
  ]);
  const along = xTicks.map((tick) => text(x(tick), bottom + 20, String(tick), 'middle'));
  const path = panel.points.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.x)} ${y(point.y)}`).join('');
  const dots = (panel.dots ?? []).map((dot) => `<circle class="dot" cx="${x(dot.x)}" cy="${y(dot.y)}" r="2.5"/>`);
  const labels = [
    text((left + right) / 2, bottom + 40, xLabel, 'middle'),
    `<text class="title" x="${left}" y="24">${escaped(panel.title)}</text>`,
  ];
  return [...across, ...along, ...labels, ...dots, `<path class="curve" d="${path}"/>`].map((line) => `    ${line}`).join('\n');
}

/** From a value to a coordinate with one decimal; what lies beyond the ticks stops at the nearest end. */
function position(scale: 'linear' | 'log', ticks: readonly number[], start: number, end: number): (value: number) => number {
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (ticks.length < 2 || first === undefined || last === undefined)
    throw new RangeError(`chart: an axis needs two ticks or more, got ${ticks.length}`);
  if (scale === 'log' && !(Math.min(...ticks) > 0))
    throw new RangeError(`chart: a logarithmic axis needs ticks above 0, got ${Math.min(...ticks)}`);
  const along = scale === 'log' ? Math.log10 : (value: number): number => value;
  return (value) => {
    const part = (along(value) - along(first)) / (along(last) - along(first));
    return Math.round(10 * (start + (end - start) * Math.min(Math.max(part, 0), 1))) / 10;
  };
}

function text(x: number, y: number, content: string, anchor: 'middle' | 'end'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!);
}
