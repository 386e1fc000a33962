// Put into served pages by "policybrief serve", never into a site on disk.
(() => {
  "use strict";
  const version = document.currentScript.dataset.version;
  const kept = `policybrief-scroll:${location.pathname}`;
  const EVERY = 700;
  const AT_MOST = 8000;
  let panel = null;
  let shown = "[]";
  let wait = EVERY;

  const element = (name, style, text) => {
    const made = document.createElement(name);
    made.style.cssText = style;
    if (text) made.textContent = text;
    return made;
  };

  const show = (problems) => {
    const now = JSON.stringify(problems);
    if (now === shown) return;
    shown = now;
    if (panel) panel.remove();
    panel = null;
    if (!problems.length) return;
    panel = element(
      "div",
      "position:sticky;top:0;z-index:1000;flex:none;max-height:40vh;overflow:auto;" +
        "background:#7a1020;color:#fff;font:14px/1.45 system-ui,sans-serif;padding:.6rem 1rem;"
    );
    panel.id = "policybrief-problems";
    panel.setAttribute("role", "alert");
    panel.tabIndex = 0; // so that it can be scrolled by keyboard
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    panel.append(element("strong", "", `${count}: this is the last good page.`));
    const hide = element(
      "button",
      "float:right;color:#fff;background:transparent;border:1px solid #fff;border-radius:3px;" +
        "padding:.1rem .6rem;cursor:pointer;font:inherit;",
      "Hide"
    );
    hide.type = "button";
    hide.addEventListener("click", () => panel.remove());
    panel.prepend(hide);
    const list = element("ul", "margin:.4rem 0 0;padding-left:1.2rem;");
    for (const one of problems.slice(0, 100)) {
      const entry = element("li", "white-space:pre-wrap;overflow-wrap:anywhere;");
      if (one.place) entry.append(element("code", "font-weight:bold;", one.place), " ");
      entry.append(one.message);
      if (one.hint) entry.append(element("div", "font-style:italic;", one.hint));
      list.append(entry);
    }
    panel.append(list);
    document.body.prepend(panel);
  };

  const reload = () => {
    try {
      sessionStorage.setItem(kept, JSON.stringify([scrollX, scrollY]));
    } catch {
      // without storage the browser's own memory has to do
    }
    location.reload();
  };

  const ask = async () => {
    try {
      const answer = await fetch("/.policybrief/state.json", { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      wait = EVERY;
      if (state.version !== version) return reload();
      if (!version.includes("-none-")) show(state.problems);
    } catch {
      wait = Math.min(wait * 2, AT_MOST); // the server is gone, perhaps for good
    }
    setTimeout(ask, wait);
  };

  const restore = () => {
    try {
      const place = JSON.parse(sessionStorage.getItem(kept));
      sessionStorage.removeItem(kept);
      if (place) scrollTo({ left: place[0], top: place[1], behavior: "instant" });
    } catch {
      // nothing was kept
    }
  };

  if (document.readyState === "complete") restore();
  else addEventListener("load", restore);
  ask();
})();
