'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const legend = JSON.parse(byId('legend').textContent);
  const say = (key, holes = {}) =>
    legend.say[key].replace(/\{(\w+)\}/g, (_, name) => {
      const value = holes[name];
      return typeof value === 'number' ? value.toLocaleString(root.lang) : value;
    });
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  root.classList.add('js');

  // ---- light or dark ----------------------------------------------------------------------------------
  const theme = byId('theme');
  const isDark = () =>
    (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const nameTheme = () => { theme.textContent = say(isDark() ? 'light' : 'dark'); };
  try {
    const kept = localStorage.getItem('listing-lint-theme');
    if (kept) root.dataset.theme = kept;
  } catch { /* A browser may keep nothing for files. */ }
  theme.hidden = false;
  nameTheme();
  theme.onclick = () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try { localStorage.setItem('listing-lint-theme', root.dataset.theme); } catch { /* As above. */ }
    nameTheme();
  };

  // What stands above comes first for keys and readers too, not for the eye only.
  const listings = byId('listings');
  byId('report').prepend(byId('above'));
  byId('skip').remove();

  const filters = byId('filters');
  if (!filters) return;
  filters.hidden = false;

  // ---- the shelf ---------------------------------------------------------------------------------------
  // Without script a noscript element is what it holds; with it, it is text that costs nothing until it is asked for.
  const shelf = [...listings.querySelectorAll('noscript')].map((node) => ({
    node,
    grade: node.dataset.g,
    file: node.dataset.f,
    kinds: node.dataset.k.split(' ').map(Number),
    words: node.dataset.w.toLowerCase(),
  }));
  const graded = shelf.filter((entry) => entry.grade !== '').length;

  const FACETS = ['severity', 'family', 'rule', 'field', 'grade', 'file'];
  const OF_FINDINGS = FACETS.slice(0, 4);
  const SEARCH = 1 << FACETS.length;
  const rows = [...document.querySelectorAll('button[data-value]')].map((button) => {
    button.disabled = false;
    const list = button.closest('[data-facet]');
    return {
      button,
      facet: list.dataset.facet,
      value: button.dataset.value,
      most: Number(list.dataset.most),
      number: button.querySelector('b'),
      bar: button.querySelector('svg'),
    };
  });

  // ---- the choice, kept in the address -----------------------------------------------------------------
  let chosen = {};
  let query = '';
  const read = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    chosen = {};
    for (const facet of FACETS) {
      chosen[facet] = new Set((said.get(facet) || '').split(',').filter(Boolean));
    }
    query = said.get('q') || '';
  };
  const isChosen = () => query !== '' || FACETS.some((facet) => chosen[facet].size > 0);
  const address = () => {
    const said = new URLSearchParams();
    for (const facet of FACETS) if (chosen[facet].size) said.set(facet, [...chosen[facet]].join(','));
    if (query) said.set('q', query);
    // An empty fragment would jump to the top of the page.
    return `#${said.toString() || 'all'}`;
  };
  const toggle = (facet, value) => {
    if (!chosen[facet].delete(value)) chosen[facet].add(value);
    location.hash = address();
  };

  // ---- what fits the choice ----------------------------------------------------------------------------
  let fits = [];
  let failsOfKind = [];
  const apply = () => {
    read();
    const wanted = query.toLowerCase().trim();
    failsOfKind = legend.kinds.map((kind) =>
      OF_FINDINGS.reduce((fails, facet, at) =>
        (chosen[facet].size && !chosen[facet].has(kind[at]) ? fails | (1 << at) : fails), 0));
    // Of each facet is counted what all the others let through: what a click on it would show.
    const seen = FACETS.map(() => new Map());
    const add = (at, value, by = 1) => seen[at].set(value, (seen[at].get(value) || 0) + by);
    const found = OF_FINDINGS.map(() => new Array(legend.kinds.length).fill(0));
    let findings = 0;
    fits = [];
    for (const entry of shelf) {
      let outer = wanted && !entry.words.includes(wanted) ? SEARCH : 0;
      if (chosen.grade.size && !chosen.grade.has(entry.grade)) outer |= 1 << 4;
      if (chosen.file.size && !chosen.file.has(entry.file)) outer |= 1 << 5;
      let kept = 0;
      let inner = false;
      for (const kind of entry.kinds) {
        const fails = outer | failsOfKind[kind];
        if (!failsOfKind[kind]) inner = true;
        if (!fails) kept += 1;
        for (let at = 0; at < 4; at += 1) if (!(fails & ~(1 << at))) found[at][kind] += 1;
      }
      if (inner && !(outer & ~(1 << 4))) add(4, entry.grade);
      if (inner && !(outer & ~(1 << 5))) add(5, entry.file);
      if (kept) {
        fits.push(entry);
        findings += kept;
      }
    }
    draw(found, seen);
    tell(findings);
    show();
  };

  const draw = (found, seen) => {
    const mixes = OF_FINDINGS.map((facet, at) => {
      const mix = new Map();
      legend.kinds.forEach((kind, number) => {
        if (kind[0] === 'accepted' && at !== 0) return;
        const parts = mix.get(kind[at]) || {};
        parts[kind[0]] = (parts[kind[0]] || 0) + found[at][number];
        mix.set(kind[at], parts);
      });
      return mix;
    });
    for (const row of rows) {
      const at = FACETS.indexOf(row.facet);
      const parts = at < 4 ? mixes[at].get(row.value) || {} : { file: seen[at].get(row.value) || 0 };
      const number = Object.values(parts).reduce((sum, each) => sum + each, 0);
      row.number.textContent = number.toLocaleString(root.lang);
      row.button.classList.toggle('none', !number);
      row.button.setAttribute('aria-pressed', chosen[row.facet].has(row.value));
      row.button.closest('ul').classList.toggle('choosing', chosen[row.facet].size > 0);
      // The spoken parts of a bar are those of the whole report.
      if (row.bar) row.bar.setAttribute('aria-hidden', isChosen());
      let left = 0;
      for (const rect of row.bar ? row.bar.children : []) {
        const width = (100 * (parts[rect.getAttribute('class')] || 0)) / row.most;
        rect.setAttribute('x', `${left}%`);
        rect.setAttribute('width', `${width}%`);
        left += width;
      }
    }
  };

  const shown = byId('shown');
  const clear = byId('clear');
  const field = byId('query');
  const tell = (findings) => {
    shown.textContent = say('shown', {
      findings, count: fits.filter((entry) => entry.grade !== '').length, all: graded,
    });
    clear.hidden = !isChosen();
    root.classList.toggle('filtered', isChosen());
    if (field.value !== query) field.value = query;
    byId('chosen').replaceChildren(...FACETS.flatMap((facet) => [...chosen[facet]].map((value) => {
      const row = rows.find((each) => each.facet === facet && each.value === value);
      const name = row ? row.button.querySelector('.label').textContent : value;
      return make('button', { type: 'button', textContent: name, onclick: () => toggle(facet, value) });
    })));
  };

  // ---- the cards ---------------------------------------------------------------------------------------
  const AT_ONCE = 40;
  const PRINTED = 1000;
  const cards = make('div', { id: 'cards' });
  const more = make('button', { type: 'button', id: 'more', className: 'quiet' });
  const cut = make('p', { className: 'only-print' });
  listings.append(cut, cards, more);
  const template = document.createElement('template');
  let next = 0;

  const card = (entry) => {
    // The text was escaped when the report was written, and is what the page shows without script.
    template.innerHTML = entry.node.textContent;
    const article = template.content.firstElementChild;
    const notes = [...article.querySelectorAll('.notes > li')];
    const kept = new Set();
    notes.forEach((note, at) => {
      note.hidden = failsOfKind[entry.kinds[at]] > 0;
      if (!note.hidden) kept.add(note.dataset.n);
    });
    if (kept.size < notes.length) {
      article.querySelector('.sum').textContent = say('some', { count: kept.size, all: notes.length });
      for (const mark of article.querySelectorAll('mark')) {
        mark.classList.toggle('off', !mark.dataset.n.split(' ').some((each) => kept.has(each)));
      }
      for (const fixed of article.querySelectorAll('.fixed')) {
        fixed.hidden = !fixed.querySelector('.numbers').textContent.split(' ').some((each) => kept.has(each));
      }
      for (const cell of article.querySelectorAll('.cell')) {
        cell.hidden = !cell.querySelector('.notes > li:not([hidden])');
      }
    }
    for (const fold of article.querySelectorAll('.fold')) {
      fold.tabIndex = 0;
      fold.setAttribute('role', 'button');
      fold.setAttribute('aria-label', say('unfold', { count: [...fold.textContent].length }));
    }
    for (const label of article.querySelectorAll('.fixed > .label')) {
      label.append(make('button', { type: 'button', className: 'copy quiet', textContent: say('copy') }));
    }
    return article;
  };
  const append = (number) => {
    cards.append(...fits.slice(next, next + number).map(card));
    next = Math.min(fits.length, next + number);
    more.hidden = next >= fits.length;
    more.textContent = say('next', { count: fits.length - next });
  };
  const show = () => {
    next = 0;
    cards.replaceChildren();
    if (fits.length) append(AT_ONCE);
    else cards.append(make('p', { className: 'empty', textContent: say('none') }));
    more.hidden = next >= fits.length;
  };
  more.onclick = () => append(AT_ONCE);
  new IntersectionObserver((entries) => {
    if (entries.some((each) => each.isIntersecting) && !more.hidden) append(AT_ONCE);
  }, { rootMargin: '1500px' }).observe(more);

  // ---- what a reader does ------------------------------------------------------------------------------
  const unfold = (fold) => {
    for (const each of fold.closest('.text').querySelectorAll('.fold')) {
      each.classList.add('open');
      for (const name of ['role', 'tabindex', 'aria-label']) each.removeAttribute(name);
    }
  };
  const copy = async (button) => {
    const text = button.closest('.fixed').querySelector('.text').cloneNode(true);
    text.querySelectorAll('del').forEach((each) => each.remove());
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      const area = make('textarea', { value: text.textContent });
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      button.focus();
    }
    button.textContent = say('copied');
    setTimeout(() => { button.textContent = say('copy'); }, 1500);
  };
  cards.addEventListener('click', ({ target }) => {
    const fold = target.closest('.fold:not(.open)');
    if (fold) unfold(fold);
    const button = target.closest('.copy');
    if (button) copy(button);
  });
  cards.addEventListener('keydown', (event) => {
    if ((event.key === 'Enter' || event.key === ' ') && event.target.matches('.fold:not(.open)')) {
      event.preventDefault();
      unfold(event.target);
    }
  });
  // A note and its words know each other.
  cards.addEventListener('pointerover', ({ target }) => {
    for (const each of cards.querySelectorAll('.near')) each.classList.remove('near');
    const note = target.closest('.notes > li');
    if (!note) return;
    for (const mark of note.closest('.cell').querySelectorAll('mark')) {
      mark.classList.toggle('near', mark.dataset.n.split(' ').includes(note.dataset.n));
    }
  });

  for (const row of rows) row.button.onclick = () => toggle(row.facet, row.value);
  clear.onclick = () => { location.hash = 'all'; };
  let waiting = 0;
  field.oninput = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      query = field.value;
      location.replace(address());
    }, 120);
  };
  addEventListener('hashchange', () => {
    const top = listings.getBoundingClientRect().top;
    apply();
    // Who chooses while far down begins at the top of what is left.
    if (top < 0) listings.scrollIntoView();
  });
  addEventListener('beforeprint', () => {
    if (next < fits.length && next < PRINTED) append(PRINTED - next);
    cut.hidden = next >= fits.length;
    cut.textContent = say('cut', { count: next, all: fits.length });
  });

  apply();
})();
