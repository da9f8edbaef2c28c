(() => {
  'use strict';
  const HEIGHT = 230;
  const WIDEST = 720;
  const drawn = new Map();

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const numbers = text => (text.match(/\d[\d.]*/g) ?? []).map(Number);
  const faded = name => colour(name) + '33';
  const axis = more => ({
    stroke: colour('soft'),
    grid: {stroke: colour('line'), width: 1},
    ticks: {stroke: colour('soft'), width: 1},
    font: '12px system-ui, sans-serif',
    labelFont: '12px system-ui, sans-serif',
    ...more,
  });
  const line = (contender, more) => ({
    stroke: colour(contender ? 'link' : 'ink'),
    width: 1.4,
    dash: contender ? [5, 3] : undefined,
    points: {show: false},
    ...more,
  });
  const still = {legend: {show: false}, cursor: {show: false}, select: {show: false}};

  // A line for each row; what is measured begins at 1, warm-up ends at 0.
  const iterations = table => {
    const forks = [...table.tBodies[0].rows].map(row => ({
      contender: row.className === 'contender',
      warmup: numbers(row.cells[1].textContent),
      measured: numbers(row.cells[2].textContent),
    }));
    const before = Math.max(...forks.map(fork => fork.warmup.length));
    const after = Math.max(...forks.map(fork => fork.measured.length));
    const x = Array.from({length: before + after}, (_, i) => i - before + 1);
    const series = forks.map(fork => x.map(at =>
        (at > 0 ? fork.measured[at - 1] : fork.warmup[fork.warmup.length - 1 + at]) ?? null));
    const shade = plot => {
      if (before > 0) {
        const edge = plot.valToPos(.5, 'x', true);
        plot.ctx.fillStyle = colour('zone');
        plot.ctx.fillRect(plot.bbox.left, plot.bbox.top, edge - plot.bbox.left, plot.bbox.height);
      }
    };
    return {
      data: [x, ...series],
      options: {
        scales: {x: {time: false, range: [.7 - before, after + .3]}},
        axes: [
          axis({label: before > 0 ? 'iteration, from 1; warm-up before' : 'iteration', incrs: [1, 2, 5, 10, 20, 50, 100]}),
          axis({label: table.dataset.unit, size: 70}),
        ],
        series: [{}, ...forks.map(fork => line(fork.contender, {points: {show: x.length < 3}}))],
        hooks: {drawClear: [shade]},
      },
    };
  };

  // Both axes logarithmic; along x stands 1 in how many operations takes longer.
  const quantiles = table => {
    const rows = [...table.tBodies[0].rows].map(row => ({
      x: 1 / (1 - row.cells[0].dataset.percent / 100),
      percent: row.cells[0].dataset.percent,
      sides: [numbers(row.cells[1].textContent), numbers(row.cells[2].textContent)],
    }));
    const column = (side, i) => rows.map(row => row.sides[side][i] ?? null);
    const edge = side => ({stroke: faded(side ? 'link' : 'ink'), width: 1, points: {show: false}});
    return {
      data: [rows.map(row => row.x),
        ...[0, 1].flatMap(side => [column(side, 0), column(side, 2), column(side, 1)])],
      options: {
        scales: {x: {time: false, distr: 3, range: [1.8, rows.at(-1).x * 1.1]}, y: {distr: 3}},
        axes: [
          axis({
            label: 'operations that take no longer',
            splits: () => rows.map(row => row.x),
            filter: (_, splits) => splits,
            values: (_, splits) => splits.map(split =>
                ['50', '90', '99', '99.9', '99.99'].find(percent =>
                    rows.some(row => row.percent === percent && row.x === split))).map(
                        percent => percent ? percent + ' %' : ''),
          }),
          axis({label: table.dataset.unit, size: 70}),
        ],
        series: [{}, ...[false, true].flatMap(side => [line(side, {width: 1.8}), edge(side), edge(side)])],
        bands: [{series: [2, 3], fill: faded('ink')}, {series: [5, 6], fill: faded('link')}],
      },
    };
  };

  const kinds = {iterations, quantiles};

  const draw = (table, host) => {
    const {data, options} = kinds[table.dataset.chart](table);
    const width = Math.min(WIDEST, host.clientWidth);
    drawn.get(host)?.plot.destroy();
    const plot = new uPlot({width, height: HEIGHT, ...still, ...options}, data, host);
    drawn.set(host, {table, plot, width});
  };

  // Numbers stand in the table; the picture says them again and is left out of the reading order.
  const show = details => {
    for (const table of details.querySelectorAll('table[data-chart]')) {
      if (!table.previousElementSibling?.matches('.chart')) {
        const host = document.createElement('div');
        host.className = 'chart';
        host.setAttribute('aria-hidden', 'true');
        table.before(host);
        draw(table, host);
      }
    }
  };

  document.addEventListener('toggle', event => {
    if (event.target.open && event.target.matches('details.cell')) {
      show(event.target);
    }
  }, true);
  addEventListener('resize', () => drawn.forEach(({table, width}, host) => {
    if (host.clientWidth > 0 && Math.min(WIDEST, host.clientWidth) !== width) {
      draw(table, host);
    }
  }));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
      drawn.forEach(({table}, host) => host.clientWidth > 0 && draw(table, host)));
})();
