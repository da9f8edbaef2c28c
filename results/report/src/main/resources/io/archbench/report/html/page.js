(() => {
  'use strict';
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

  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
    }
  };
  addEventListener('hashchange', open);
  open();
})();
