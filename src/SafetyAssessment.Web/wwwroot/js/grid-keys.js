// Enter and the arrow keys move between the inputs of a grid as in a spreadsheet.
export function attach(grid) {
  grid?.addEventListener('keydown', event => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = target(input, event);
    if (next === undefined) return;
    event.preventDefault();
    // Leaving a cell is what saves it, at the end of a column too.
    if (!next) { input.blur(); input.focus(); }
    (next ?? input).focus();
    (next ?? input).select();
  });
}

function target(input, event) {
  switch (event.key) {
    case 'Enter': return vertical(input, event.shiftKey ? -1 : 1);
    case 'ArrowDown': return vertical(input, 1);
    case 'ArrowUp': return vertical(input, -1);
    case 'ArrowLeft': return atEdge(input, 0) ? horizontal(input, -1) : undefined;
    case 'ArrowRight': return atEdge(input, input.value.length) ? horizontal(input, 1) : undefined;
    default: return undefined;
  }
}

function vertical(input, step) {
  const cell = input.closest('td');
  let row = cell.parentElement;
  while ((row = step > 0 ? row.nextElementSibling : row.previousElementSibling)) {
    const found = row.cells[cell.cellIndex]?.querySelector('input:not(:disabled)');
    if (found) return found;
  }
  return null;
}

function horizontal(input, step) {
  const inputs = [...input.closest('tr').querySelectorAll('td input:not(:disabled)')];
  return inputs[inputs.indexOf(input) + step] ?? null;
}

function atEdge(input, position) {
  const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  return all || (input.selectionStart === position && input.selectionEnd === position);
}
