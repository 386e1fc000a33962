// Searches with Pagefind: from the box of the masthead, and on the search page.
(() => {
  const FIRST = 10, QUICK = 6, WAIT = 150;
  const box = document.querySelector("form.pb-find");
  const page = document.querySelector("form.pb-search");
  const form = page || box;
  if (!form) return;
  const bundle = new URL(form.dataset.bundle, document.baseURI);
  const root = new URL("../", bundle);
  const onDisk = location.protocol === "file:";
  let loading = null;

  const engine = () => {
    loading ||= import(bundle.href).then(async (found) => {
      await found.options({ ranking: { metaWeights: { title: 6, name: 8, also: 2, kind: 0.1, grade: 0.1, when: 0.5 } } });
      await found.init();
      return found;
    }).catch((error) => { loading = null; throw error; });
    return loading;
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
    const look = async () => {
      const words = field.value.trim(), turn = ++asked;
      if (!words || onDisk) return close();
      let found, first;
      try {
        found = (await (await engine()).search(words)).results;
        first = await Promise.all(found.slice(0, QUICK).map((one) => one.data()));
      } catch { return close(); }
      if (turn !== asked || document.activeElement !== field) return;
      const list = make("ul", "");
      first.forEach((one) => {
        const link = make("a", "", one.meta.title);
        link.href = address(one);
        link.append(make("span", "pb-find-kind", [one.meta.kind, one.meta.when].filter(Boolean).join(" · ")));
        const item = make("li", "");
        item.append(link);
        list.append(item);
      });
      const all = make("a", "pb-find-all", found.length ? `${box.dataset.all} (${fill("{n}", found.length)})` : box.dataset.none);
      all.href = `${box.action}?q=${encodeURIComponent(words)}`;
      quick.replaceChildren(...(first.length ? [list] : []), all);
      quick.hidden = false;
      status.textContent = found.length ? fill(box.dataset.found, found.length) : box.dataset.none;
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
    const look = async () => {
      const turn = ++asked;
      const set = fields.filter((one) => one.value.trim());
      const query = new URLSearchParams(set.map((one) => [one.name, one.value.trim()])).toString();
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
      const clear = (text) => { list.replaceChildren(); more.hidden = true; status.textContent = text; };
      if (onDisk) return clear(page.dataset.disk);
      if (!set.length) return clear(page.dataset.begin);
      const filters = Object.fromEntries(set.filter((one) => one !== words).map((one) => [one.name, one.value]));
      const text = words.value.trim();
      try {
        const { results } = await (await engine()).search(text || null, text ? { filters } : { filters, sort: { date: "desc" } });
        if (turn !== asked) return;
        found = results;
        shown = 0;
        clear(results.length ? fill(page.dataset.found, results.length) : page.dataset.none);
        await show(FIRST, turn);
      } catch {
        if (turn === asked) clear(page.dataset.broken);
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
