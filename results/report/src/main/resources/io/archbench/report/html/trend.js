(() => {
  'use strict';
  const FEW = 8;

  // A box keeps the series whose row says all the words; on a suite's page their pictures too.
  for (const table of document.querySelectorAll('table.series')) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length <= FEW) {
      continue;
    }
    const targets = rows.map(row => {
      const link = row.querySelector('a');
      return link.getAttribute('href')[0] === '#' ? document.getElementById(link.hash.slice(1)) : null;
    });
    const texts = rows.map(row => row.textContent.toLowerCase());
    const box = document.createElement('p');
    box.className = 'filter';
    box.innerHTML = '<label>Show series with <input type="search" autocomplete="off" spellcheck="false"></label> <output></output>';
    const [input, output] = [box.querySelector('input'), box.querySelector('output')];
    input.addEventListener('input', () => {
      const words = input.value.toLowerCase().split(/\s+/);
      let shown = 0;
      rows.forEach((row, i) => {
        const fits = words.every(word => texts[i].includes(word));
        row.hidden = !fits;
        if (targets[i]) {
          targets[i].hidden = !fits;
        }
        shown += fits;
      });
      output.textContent = shown + ' of ' + rows.length + ' series';
    });
    table.before(box);
  }
})();
