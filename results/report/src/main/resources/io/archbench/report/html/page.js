(() => {
  'use strict';
  const FEW = 8;
  const order = new Intl.Collator('en', {numeric: true});
  const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  const compare = (a, b, numeric) => numeric ? a - b : order.compare(a, b);

  const sort = (table, heads, column) => {
    const head = heads[column];
    const down = head.getAttribute('aria-sort') === 'ascending';
    const numeric = head.dataset.sorts === 'number';
    const rows = [...table.tBodies[0].rows].map(row => [key(row, column), row]);
    rows.sort(([a], [b]) => a === '' || b === ''
        ? (a === '') - (b === '')
        : (down ? -1 : 1) * compare(a, b, numeric));
    heads.forEach(other => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };

  for (const table of document.querySelectorAll('table.sorts')) {
    const heads = [...table.tHead.rows[0].cells];
    table.classList.add('live');
    heads.forEach((head, column) => {
      if (!head.dataset.sorts) {
        return;
      }
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      button.addEventListener('click', () => sort(table, heads, column));
      head.append(button);
    });
  }

  // Many rows: a box keeps those that say all the words, with what they link to on this page.
  for (const table of document.querySelectorAll('table[data-filtered]')) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length <= FEW) {
      continue;
    }
    const noun = table.dataset.filtered;
    const targets = rows.map(row => {
      const link = row.querySelector('a');
      return link.getAttribute('href')[0] === '#' ? document.getElementById(link.hash.slice(1)) : null;
    });
    const texts = rows.map(row => row.textContent.toLowerCase());
    const box = document.createElement('p');
    box.className = 'filter';
    box.innerHTML = '<label>Show ' + noun + ' with <input type="search" autocomplete="off" spellcheck="false"></label> <output></output>';
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
      output.textContent = shown + ' of ' + rows.length + ' ' + noun;
    });
    table.before(box);
  }

  const open = () => {
    let target = location.hash && document.getElementById(location.hash.slice(1));
    for (; target; target = target.parentElement) {
      if (target instanceof HTMLDetailsElement) {
        target.open = true;
      }
    }
  };
  addEventListener('hashchange', open);
  open();
})();
