// The framework marks the state of the connection by classes on one element and retries by itself. Two things it leaves to the page:
// a circuit that the server no longer knows needs a reload, and after the last retry somebody must go on asking.
(() => {
    const dialog = document.getElementById('components-reconnect-modal');
    if (!dialog) {
        return;
    }

    const pause = 3000;
    let asking = false;

    async function askUntilBack() {
        if (asking) {
            return;
        }
        asking = true;
        for (;;) {
            await new Promise(wake => setTimeout(wake, pause));
            try {
                const answer = await fetch('/healthz', { cache: 'no-store' });
                if (answer.ok) {
                    location.reload();
                    return;
                }
            } catch {
                // Still away: the next round asks again.
            }
        }
    }

    new MutationObserver(() => {
        const has = state => dialog.classList.contains(`components-reconnect-${state}`);
        if (has('rejected')) {
            location.reload();
        } else if (has('failed')) {
            askUntilBack();
        }
    }).observe(dialog, { attributes: true, attributeFilter: ['class'] });
})();
