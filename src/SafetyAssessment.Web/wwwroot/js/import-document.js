// Sends the document by a request of its own: a circuit is no place for twenty megabytes.
let running;

export async function send(form, address) {
  running?.abort();
  running = new AbortController();
  const body = new FormData(form);
  const token = body.get('__RequestVerificationToken');
  body.delete('__RequestVerificationToken');
  try {
    const answer = await fetch(address, { method: 'POST', body, headers: { RequestVerificationToken: token }, signal: running.signal });
    return answer.ok ? await answer.json() : { failed: true };
  } catch (fault) {
    return fault.name === 'AbortError' ? { cancelled: true } : { failed: true };
  }
}

export function cancel() {
  running?.abort();
}

/** A file that is dropped on the field's place becomes the field's file. */
export function accept(place) {
  const field = place.querySelector('input[type=file]');
  const over = on => event => { event.preventDefault(); place.classList.toggle('over', on); };
  place.addEventListener('dragover', over(true));
  place.addEventListener('dragleave', over(false));
  place.addEventListener('drop', event => {
    over(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

