(() => {
  'use strict';
  const HEIGHT = 210;
  const WIDEST = 720;
  const LANE = 15;
  const LANES = 3;
  const DAY = 864e5;
  const FONT = 'px system-ui, sans-serif';
  const KINDS = {
    change: {dash: [], width: 2},
    machine: {dash: [6, 4], words: 'other machine'},
    anchor: {dash: [8, 3, 2, 3], words: 'new anchor'},
    kernel: {dash: [2, 3], words: 'kernel'},
    jdk: {dash: [2, 3], words: 'JDK'},
    event: {dash: [14, 4], words: 'environment'},
  };
  const drawn = new Map();
  const groups = new Map();

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const words = cell => cell.textContent.trim().split(/\s+/);
  const day = at => new Date(at * DAY).toISOString().slice(0, 10);
  const rows = id => [...document.getElementById(id)?.querySelectorAll('tr[data-kind]') ?? []];

  // Nights stand where they were measured; two of one day side by side.
  const nights = id => {
    if (!groups.has(id)) {
      const days = [];
      const months = new Map();
      for (const row of document.getElementById(id + '-nights').tBodies[0].rows) {
        const month = row.cells[0].textContent;
        months.set(month, days.length);
        for (const each of words(row.cells[1])) {
          const at = Date.parse(month + '-' + each.padStart(2, '0')) / DAY;
          days.push(days.length > 0 ? Math.max(at, days.at(-1) + .2) : at);
        }
      }
      groups.set(id, {days, months});
    }
    return groups.get(id);
  };

  const read = article => {
    const group = article.parentElement.getAttribute('aria-labelledby');
    const {days, months} = nights(group);
    const table = article.querySelector('.figures');
    const ratio = Array(days.length).fill(null);
    const half = Array(days.length).fill(null);
    for (const row of table.tBodies[0].rows) {
      const start = months.get(row.cells[0].textContent);
      words(row.cells[1]).forEach((word, i) => {
        ratio[start + i] = word === '–' ? null : 100 + word / 10;
      });
      words(row.cells[2]).forEach((word, i) => {
        half[start + i] = word === '–' ? null : 1 + word / 1000;
      });
    }
    const first = ratio.findIndex(value => value !== null);
    const last = ratio.findLastIndex(value => value !== null);
    const marks = [...rows(group + '-all'), ...rows(article.id + '-own')]
        .map(row => ({
          kind: row.dataset.kind,
          at: Number(row.dataset.night),
          words: KINDS[row.dataset.kind].words ?? row.cells[1].textContent,
        }))
        .filter(mark => mark.at > first && mark.at <= last)
        .sort((a, b) => a.at - b.at);
    return {days, ratio, half, first, last, marks};
  };

  // Each mark stands between two nights; its words in the first lane that has room for them.
  const marks = ({days, marks}) => plot => {
    const {ctx, bbox} = plot;
    const scale = uPlot.pxRatio;
    const ends = Array(LANES).fill(-Infinity);
    ctx.save();
    ctx.font = 12 * scale + FONT;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    for (const mark of marks) {
      const kind = KINDS[mark.kind];
      const x = Math.round(plot.valToPos((days[mark.at - 1] + days[mark.at]) / 2, 'x', true));
      const wide = ctx.measureText(mark.words).width;
      const room = x + 4 * scale + wide <= bbox.left + bbox.width;
      const left = Math.max(bbox.left, room ? x + 4 * scale : x - 4 * scale - wide);
      const lane = ends.findIndex(end => end + 8 * scale < left);
      const top = bbox.top - (lane < 0 ? 0 : (LANES - lane) * LANE * scale);
      ctx.strokeStyle = ctx.fillStyle = colour(mark.kind === 'change' ? 'ink' : 'soft');
      ctx.lineWidth = (kind.width ?? 1.2) * scale;
      ctx.setLineDash(kind.dash.map(length => length * scale));
      ctx.beginPath();
      ctx.moveTo(x, top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      if (lane >= 0) {
        ends[lane] = left + wide;
        ctx.fillText(mark.words, left, top + LANE * scale / 2);
      }
    }
    ctx.restore();
  };

  const anchor = plot => {
    const {ctx, bbox, scales} = plot;
    if (scales.y.min <= 100 && scales.y.max >= 100) {
      const y = Math.round(plot.valToPos(100, 'y', true));
      ctx.save();
      ctx.strokeStyle = colour('soft');
      ctx.lineWidth = uPlot.pxRatio;
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      ctx.restore();
    }
  };

  const draw = (article, host) => {
    const shown = read(article);
    const {days, ratio, half, first, last} = shown;
    const breaks = shown.marks.filter(mark => ['machine', 'anchor'].includes(mark.kind)).map(mark => mark.at);
    const edges = [first, ...breaks, last + 1];
    const data = [days.slice(first, last + 1)];
    const series = [{}];
    const bands = [];
    const hidden = {stroke: 'transparent', width: 0, points: {show: false}, spanGaps: true};
    edges.slice(0, -1).forEach((from, i) => {
      const within = values => values.slice(first, last + 1).map((value, at) =>
          at + first >= from && at + first < edges[i + 1] ? value : null);
      const single = edges[i + 1] - from === 1;
      const side = way => ratio.map((value, at) =>
          value === null || half[at] === null ? null : value * half[at] ** way);
      bands.push({series: [series.length + 1, series.length + 2], fill: colour('link') + '33'});
      data.push(within(ratio), within(side(1)), within(side(-1)));
      series.push(
          {stroke: colour('link'), width: 1.6, spanGaps: true, points: {show: single}},
          {...hidden}, {...hidden});
    });
    const axis = {
      stroke: colour('soft'),
      grid: {stroke: colour('line'), width: 1},
      ticks: {stroke: colour('soft'), width: 1},
      font: 12 + FONT,
    };
    const width = Math.min(WIDEST, host.clientWidth);
    drawn.get(host)?.plot?.destroy();
    const plot = new uPlot({
      width,
      height: HEIGHT,
      legend: {show: false},
      cursor: {show: false},
      select: {show: false},
      padding: [LANES * LANE + 2, 16, 0, 0],
      scales: {
        x: {time: false, range: (_, least, most) => [least - .5, most + .5]},
        y: {range: (_, least, most) => {
          const more = Math.max(.06 * (most - least), 1 - (most - least) / 2);
          return [least - more, most + more];
        }},
      },
      axes: [
        {...axis, size: 32, space: 96, incrs: [1, 2, 7, 14, 28, 56, 91, 182, 364], values: (_, splits) => splits.map(day)},
        {...axis, size: 58, space: 28, values: (_, splits) => splits.map(split => Number(split.toFixed(3)) + ' %')},
      ],
      series,
      bands,
      hooks: {drawAxes: [anchor], draw: [marks(shown)]},
    }, data, host);
    drawn.set(host, {plot, width});
  };

  // Numbers stand in the table; the picture says them again and is left out of the reading order.
  const hosts = new Map();
  const once = host => drawn.has(host) || draw(hosts.get(host), host);
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        observer.unobserve(entry.target);
        once(entry.target);
      }
    }
  }, {rootMargin: '400px'});
  for (const article of document.querySelectorAll('article')) {
    const host = document.createElement('div');
    host.className = 'chart';
    host.setAttribute('aria-hidden', 'true');
    article.querySelector('p').after(host);
    hosts.set(host, article);
    observer.observe(host);
  }
  addEventListener('beforeprint', () => hosts.forEach((_, host) => host.clientWidth > 0 && once(host)));
  addEventListener('resize', () => drawn.forEach(({width}, host) => {
    if (host.clientWidth > 0 && Math.min(WIDEST, host.clientWidth) !== width) {
      draw(hosts.get(host), host);
    }
  }));
  // Paper is light, whatever the screen is.
  for (const query of ['(prefers-color-scheme: dark)', 'print']) {
    matchMedia(query).addEventListener('change', () =>
        drawn.forEach((_, host) => host.clientWidth > 0 && draw(hosts.get(host), host)));
  }
})();
