// The little that a page cannot do by links and forms: the reader's numbers and dates, light and dark, copying, and noticing that the server is away.
(() => {
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem('overindex-theme'); } catch { return null; } };
  if (kept()) root.dataset.theme = kept();
  root.classList.add('scripted');

  // Figures are written in English; a reader of another language gets theirs before anything is painted.
  const languages = navigator.languages?.length ? navigator.languages : undefined;
  const plain = new Intl.NumberFormat(languages, { maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(languages, { dateStyle: 'long', timeZone: 'UTC' });
  const english = /^(-?[\d,]*\d(?:\.(\d+))?)([%×]?)$/;
  const localize = text => {
    const [, digits, decimals, unit] = english.exec(text) ?? [];
    if (digits === undefined) return text;
    const places = decimals?.length ?? 0;
    const value = Number(digits.replaceAll(',', '')) / (unit === '%' ? 100 : 1);
    return new Intl.NumberFormat(languages, { style: unit === '%' ? 'percent' : 'decimal', minimumFractionDigits: places, maximumFractionDigits: places }).format(value) + (unit === '×' ? unit : '');
  };
  const write = element => {
    if (element.matches('time[datetime]')) element.textContent = day.format(new Date(element.dateTime));
    else if (element.matches('data[value]')) element.textContent = plain.format(Number(element.value));
    else element.textContent = localize(element.textContent.trim());
  };
  const written = 'time[datetime], data[value], .ovx-number, svg.ovx-chart text';
  const done = new WeakSet();
  const look = () => document.querySelectorAll(written).forEach(element => {
    if (!done.has(element) && element.firstChild) { done.add(element); write(element); }
  });
  const watcher = new MutationObserver(look);
  watcher.observe(root, { childList: true, subtree: true });

  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const live = (input, target) => {
    let asked = 0;
    input.addEventListener('input', async () => {
      const mine = ++asked;
      await new Promise(resolve => setTimeout(resolve, 150));
      if (mine !== asked) return;
      const url = new URL(location.pathname, location.href);
      if (input.value.trim()) url.searchParams.set('q', input.value.trim());
      const answer = await fetch(url).catch(() => null);
      if (!answer?.ok || answer.redirected || mine !== asked) return;
      const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live-target]');
      if (found) target.replaceWith(found);
      target = found ?? target;
      history.replaceState(null, '', url);
    });
  };

  // A chart as a picture: its drawing with the colours of now written into it, painted at twice its size.
  const png = async svg => {
    const copy = svg.cloneNode(true);
    const [from, to] = [svg, copy].map(root => [root, ...root.querySelectorAll('*')]);
    from.forEach((element, at) => {
      const style = getComputedStyle(element);
      for (const name of ['fill', 'stroke', 'font-family', 'font-size', 'font-weight']) if (element.hasAttribute(name) || name === 'font-family') to[at].setAttribute(name, style.getPropertyValue(name));
    });
    const { width, height } = svg.getBoundingClientRect();
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', width);
    copy.setAttribute('height', height);
    const picture = new Image();
    picture.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [(width + 48) * 2, (height + 48) * 2];
    const paint = canvas.getContext('2d');
    paint.scale(2, 2);
    paint.fillStyle = getComputedStyle(root).getPropertyValue('--mud-palette-surface');
    paint.fillRect(0, 0, width + 48, height + 48);
    paint.drawImage(picture, 24, 24, width, height);
    URL.revokeObjectURL(picture.src);
    return new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
  };
  const addPng = chart => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain png';
    const name = chart.querySelector('title')?.textContent ?? chart.dataset.png;
    button.textContent = 'PNG';
    button.setAttribute('aria-label', `PNG of ${name}`);
    button.addEventListener('click', async () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await png(chart.querySelector('svg')));
      link.download = `${chart.dataset.png}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    chart.append(button);
  };

  document.addEventListener('DOMContentLoaded', () => {
    look();
    for (const theme of document.querySelectorAll('[data-theme-switch]')) {
      theme.hidden = false;
      theme.addEventListener('click', () => {
        root.dataset.theme = isDark() ? 'light' : 'dark';
        try { localStorage.setItem('overindex-theme', root.dataset.theme); } catch { /* Then it lasts for this page. */ }
      });
    }
    const close = except => document.querySelectorAll('details.menu[open]').forEach(menu => { if (menu !== except) menu.open = false; });
    document.addEventListener('click', event => close(event.target.closest?.('details.menu')));
    document.addEventListener('keydown', event => {
      const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
      if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
    });
    for (const button of document.querySelectorAll('[data-copy]')) {
      button.hidden = !navigator.clipboard;
      button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(button.closest('.snippet').querySelector('code').textContent);
        const text = button.firstChild;
        text.textContent = 'Copied';
        setTimeout(() => { text.textContent = 'Copy'; }, 1500);
      });
    }
    for (const chart of document.querySelectorAll('[data-png]')) addPng(chart);
    const search = document.querySelector('[data-live]');
    if (search) live(search, document.querySelector('[data-live-target]'));

    // A link that leads to a server which is away would end on the browser's own error page: so it is followed when the server answers, the last one chosen.
    const offline = document.querySelector('[data-offline]');
    let follow = null;
    const isThere = () => fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5000) }).then(() => true, () => false);
    const goOn = async chosen => {
      const isWaiting = follow !== null;
      follow = chosen;
      if (isWaiting) return;
      while (!await isThere()) {
        offline.hidden = false;
        await new Promise(resolve => setTimeout(resolve, 1000));
      }
      offline.hidden = true;
      [chosen, follow] = [follow, null];
      chosen();
    };
    document.addEventListener('click', event => {
      const link = event.target.closest?.('a[href]');
      if (!link || link.hasAttribute('download') || link.origin !== location.origin || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || link.hash && link.pathname + link.search === location.pathname + location.search) return;
      event.preventDefault();
      goOn(() => location.assign(link.href));
    });
    document.addEventListener('submit', event => {
      const form = event.target;
      if (form.dataset.sure) return;
      event.preventDefault();
      goOn(() => {
        form.dataset.sure = 'yes';
        form.requestSubmit(event.submitter);
        delete form.dataset.sure;
      });
    });
  });
})();
