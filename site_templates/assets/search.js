// Searches with Pagefind: from the box of the masthead, and on the search page.
(() => {
  const FIRST = 10, QUICK = 6, WAIT = 150, EAGER = 2;
  const box = document.querySelector("form.pb-find");
  const page = document.querySelector("form.pb-search");
  const form = page || box;
  if (!form) return;
  const bundle = new URL(form.dataset.bundle, document.baseURI);
  const root = new URL("../", bundle);
  const onDisk = location.protocol === "file:";
  let loading = null;

  // What has no date is in the first bundle; a large briefing has more, each of a stretch of time.
  const RANKING = { metaWeights: { title: 6, name: 8, also: 2, kind: 0.1, grade: 0.1, when: 0.5 } };
  const begin = async () => {
    const [found, names] = await Promise.all([
      import(bundle.href),
      fetch(new URL("bundles.json", bundle), { cache: "no-cache" }).then((answer) => answer.json()),
    ]);
    await found.options({ ranking: RANKING });
    await found.init();
    return { found, names, there: new Set() };
  };
  const engine = () => {
    loading ||= begin().catch((error) => { loading = null; throw error; });
    return loading;
  };

  const add = async ({ found, there }, names) => {
    names.forEach((name) => there.add(name));
    try {
      await Promise.all(names.map((name) => found.mergeIndex(new URL(`${name}/`, bundle).href, { ranking: RANKING })));
    } catch (error) {
      loading = null;
      await found.destroy();
      throw error;
    }
  };

  // Yields what is found in what is there and in the newest, and then what is found in all.
  async function* ask(words, filters, current) {
    const made = await engine(), { found, names, there } = made;
    const open = names.filter((name) => !there.has(name) && (!filters.year || name.startsWith(filters.year)));
    const steps = open.length > EAGER ? [open.slice(0, EAGER), open.slice(EAGER)] : [open];
    for (const step of steps) {
      await add(made, step);
      if (!current()) return;
      const { results } = await found.search(words || null, words ? { filters } : { filters, sort: { date: "desc" } });
      if (!words) results.sort(byTime(names));
      yield { results, whole: step === steps.at(-1) };
    }
  }

  // A sorted result's score is its place in its bundle, and its id begins with the name of that.
  const byTime = (names) => {
    const places = new Map(names.map((name, at) => [name, at]));
    const place = ({ id }) => places.get(id.split("_")[0]) ?? names.length;
    return (one, other) => place(one) - place(other) || other.score - one.score;
  };

  const make = (name, style, text) => {
    const one = document.createElement(name);
    if (style) one.className = style;
    if (text) one.textContent = text;
    return one;
  };

  // An excerpt is text with <mark>; nothing else of it becomes an element.
  const marked = (excerpt) => {
    const whole = make("p", "pb-result-text");
    excerpt.split(/<mark>|<\/mark>/).forEach((part, at) => {
      const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      whole.append(at % 2 ? make("mark", "", text) : text);
    });
    return whole;
  };

  const address = (found) => {
    const url = new URL(found.raw_url, root);
    return url.href.startsWith(root.href) ? url.href : root.href;
  };

  const fill = (words, n) => words.replace("{n}", new Intl.NumberFormat(document.documentElement.lang || "en").format(n));

  const result = (found) => {
    const { title, kind, when, grade, position } = found.meta;
    const item = make("li", "pb-result");
    const link = make("a", "", title);
    link.href = address(found);
    const head = make("p", "pb-result-title");
    head.append(link);
    item.append(head);
    item.append(make("p", "pb-note", [kind, when, grade].filter(Boolean).join(" · ")));
    if (position) item.append(make("p", "pb-result-position", position));
    if (found.excerpt) item.append(marked(found.excerpt));
    return item;
  };

  const waiting = (work) => {
    let timer;
    return () => { clearTimeout(timer); timer = setTimeout(work, WAIT); };
  };

  // The box of the masthead.
  if (box && !page) {
    const field = box.querySelector("input"), quick = box.querySelector(".pb-find-quick");
    const status = box.querySelector('[role="status"]');
    let asked = 0;
    const close = () => { quick.hidden = true; quick.replaceChildren(); status.textContent = ""; };
    const show = (words, first, number) => {
      const list = make("ul", "");
      first.forEach((one) => {
        const link = make("a", "", one.meta.title);
        link.href = address(one);
        link.append(make("span", "pb-find-kind", [one.meta.kind, one.meta.when].filter(Boolean).join(" · ")));
        const item = make("li", "");
        item.append(link);
        list.append(item);
      });
      const all = make("a", "pb-find-all", number ? `${box.dataset.all} (${number})` : box.dataset.none);
      all.href = `${box.action}?q=${encodeURIComponent(words)}`;
      quick.replaceChildren(...(first.length ? [list] : []), all);
      quick.hidden = false;
    };
    const look = async () => {
      const words = field.value.trim(), turn = ++asked, current = () => turn === asked && document.activeElement === field;
      if (!words || onDisk) return close();
      try {
        for await (const { results, whole } of ask(words, {}, current)) {
          const first = await Promise.all(results.slice(0, QUICK).map((one) => one.data()));
          if (!current()) return;
          if (!whole && !first.length) continue;
          show(words, first, whole ? results.length && fill("{n}", results.length) : "…");
          if (whole) status.textContent = results.length ? fill(box.dataset.found, results.length) : box.dataset.none;
        }
      } catch { close(); }
    };
    field.addEventListener("input", waiting(look));
    field.addEventListener("focus", () => { if (!onDisk) engine().catch(() => {}); });
    box.addEventListener("keydown", (event) => {
      const stops = [field, ...quick.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") { field.focus(); close(); } else if (step && stops[at + step]) {
        stops[at + step].focus();
        event.preventDefault();
      }
    });
    box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(); });
  }

  // The search page; what is asked stands in its address.
  if (page) {
    const fields = [...page.querySelectorAll("[name]:not([data-key])")], words = page.elements.q;
    const status = document.querySelector(".pb-search-status"), list = document.querySelector(".pb-results");
    const more = document.querySelector(".pb-more");
    let found = [], shown = 0, asked = 0;
    page.hidden = false;
    const given = new URLSearchParams(location.search);
    fields.forEach((one) => {
      const value = given.get(one.name) || "";
      if (value && one.options && ![...one.options].some((option) => option.value === value)) one.add(new Option(value, value));
      one.value = value;
    });
    const show = async (number, turn) => {
      const next = await Promise.all(found.slice(shown, shown + number).map((one) => one.data()));
      if (turn !== asked) return null;
      const items = next.map(result);
      list.append(...items);
      shown += items.length;
      more.hidden = shown >= found.length;
      return items[0];
    };
    const clear = (text) => { found = []; shown = 0; list.replaceChildren(); more.hidden = true; status.textContent = text; };
    // What is shown stays where it is the same, so that nothing moves below a reader's hand.
    const turnTo = async (results, text, turn) => {
      const number = Math.max(FIRST, shown);
      const same = shown && results.slice(0, shown).every((one, at) => one.id === found[at].id);
      const href = list.contains(document.activeElement) && document.activeElement.href;
      if (!same) clear("");
      found = results;
      await show(same ? number - shown : number, turn);
      if (turn !== asked) return;
      status.textContent = text;
      if (href && !same) ([...list.querySelectorAll("a")].find((link) => link.href === href) || words).focus();
    };
    const look = async () => {
      const turn = ++asked, current = () => turn === asked;
      const set = fields.filter((one) => one.value.trim());
      const query = new URLSearchParams(set.map((one) => [one.name, one.value.trim()])).toString();
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
      if (onDisk) return clear(page.dataset.disk);
      if (!set.length) return clear(page.dataset.begin);
      const filters = Object.fromEntries(set.filter((one) => one !== words).map((one) => [one.name, one.value]));
      let begun = false;
      try {
        for await (const { results, whole } of ask(words.value.trim(), filters, current)) {
          if (!current()) return;
          if (!begun) clear("");
          begun = true;
          const text = results.length || !whole ? fill(page.dataset.found, results.length) : page.dataset.none;
          await turnTo(results, whole ? text : `${text} …`, turn);
        }
      } catch {
        if (current()) clear(page.dataset.broken);
      }
    };
    words.addEventListener("input", waiting(look));
    page.addEventListener("change", (event) => { if (!("key" in event.target.dataset)) look(); });
    page.addEventListener("submit", (event) => { event.preventDefault(); look(); });
    more.addEventListener("click", async () => {
      const first = await show(FIRST, asked);
      if (first) first.querySelector("a").focus();
    });
    look();
  }

  // The key "/" leads to the search; it can be switched off on the search page.
  const NAME = "policybrief-search-key";
  const stored = () => { try { return localStorage.getItem(NAME) !== "off"; } catch { return true; } };
  const toggle = page && page.querySelector("[data-key]");
  if (toggle) {
    toggle.checked = stored();
    toggle.addEventListener("change", () => { try { localStorage.setItem(NAME, toggle.checked ? "on" : "off"); } catch { /* it lasts for this page */ } });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || !stored()) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const field = form.querySelector('input[type="search"]');
    if (!field.checkVisibility()) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
