// The framework marks the state of the connection by classes on one element and retries by itself, but ever more rarely, and a circuit that the
// server no longer knows it leaves to the page. So somebody asks every two seconds whether the server is back, and then either takes the circuit up
// again or opens the page anew: what was entered is kept by outbox.js, the row stands in the address.
(() => {
    const dialog = document.getElementById('components-reconnect-modal');
    if (!dialog) {
        return;
    }

    const pause = 2000;
    const has = state => dialog.classList.contains(`components-reconnect-${state}`);
    const isAway = () => has('show') || has('failed') || has('rejected');
    let asking = false;

    async function askUntilBack() {
        if (asking) {
            return;
        }
        asking = true;
        let failures = 0;
        while (isAway()) {
            await new Promise(wake => setTimeout(wake, pause));
            if (!isAway() || !(await isHealthy())) {
                continue;
            }
            // False: the server does not know the circuit. A fault several times over on a healthy server: the sign-in has expired, for one.
            const taken = has('rejected') ? false : await Blazor.reconnect().catch(() => null);
            failures = taken === null ? failures + 1 : 0;
            if ((taken === false || failures > 2) && !mustWait()) {
                location.reload();
                return;
            }
        }
        asking = false;
    }

    async function isHealthy() {
        try {
            return (await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5000) })).ok;
        } catch {
            return false;
        }
    }

    // In the middle of a word, or while something is nowhere but in this page, it is not opened anew.
    const mustWait = () => document.documentElement.matches('[data-composing], [data-unstored]');

    new MutationObserver(() => isAway() && askUntilBack()).observe(dialog, { attributes: true, attributeFilter: ['class'] });
})();
