'use strict';

// The tables are complete without this: it makes their heads buttons that sort, and shows the filter.
const collator = new Intl.Collator('en', { numeric: true });

function value(row, column, isText) {
  const cell = row.cells[column];
  return isText ? cell.textContent.trim() : Number(cell.dataset.value);
}

function sort(table, head) {
  const isText = head.dataset.kind === 'text';
  const now = head.getAttribute('aria-sort');
  const next = now ? (now === 'ascending' ? 'descending' : 'ascending') : (isText ? 'ascending' : 'descending');
  for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', next);
  const sign = next === 'ascending' ? 1 : -1;
  const body = table.tBodies[0];
  const keyed = Array.from(body.rows, row => [value(row, head.cellIndex, isText), row]);
  keyed.sort(([a], [b]) => sign * (isText ? collator.compare(a, b) : a - b));
  body.append(...keyed.map(([, row]) => row));
}

for (const table of document.querySelectorAll('table.sortable')) {
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(table, head));
    head.append(button);
  }
}

for (const input of document.querySelectorAll('input[data-table]')) {
  const rows = Array.from(document.getElementById(input.dataset.table).tBodies[0].rows);
  const output = input.parentElement.querySelector('output');
  const filter = () => {
    const words = input.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      const path = row.cells[0].textContent.toLowerCase();
      row.hidden = !words.every(word => path.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    output.value = `${shown} of ${rows.length} files`;
  };
  input.parentElement.hidden = false;
  input.addEventListener('input', filter);
  // Coming back to the page, the browser may have kept what was written here.
  window.addEventListener('pageshow', filter);
}
