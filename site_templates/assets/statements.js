// Narrows the list of statements; what is chosen stands in the address of the page.
(() => {
  const form = document.querySelector("form.pb-filters");
  if (!form) return;
  const fields = [...form.querySelectorAll("select")], items = [...document.querySelectorAll(".pb-spoken")];
  const status = form.querySelector('[role="status"]'), all = form.querySelector('[type="reset"]');
  const search = form.querySelector("[data-search]");
  const number = new Intl.NumberFormat(document.documentElement.lang || "en");
  const given = new URLSearchParams(location.search);
  form.hidden = false;
  fields.forEach((one) => {
    const value = given.get(one.name) || "";
    if (value && ![...one.options].some((option) => option.value === value)) one.add(new Option(value, value));
    one.value = value;
  });
  const narrow = () => {
    const set = fields.filter((one) => one.value);
    let shown = 0;
    items.forEach((item) => {
      item.hidden = !set.every((one) => (item.dataset[one.name] || "").split(" ").includes(one.value));
      if (!item.hidden) shown += 1;
    });
    document.querySelectorAll(".pb-spokens").forEach((list) => {
      list.hidden = [...list.children].every((item) => item.hidden);
      list.previousElementSibling.hidden = list.hidden;
    });
    const query = new URLSearchParams(set.map((one) => [one.name, one.value])).toString();
    history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
    if (search) search.search = query ? `?kind=statement&${query}` : "?kind=statement";
    all.hidden = !set.length;
    status.textContent = !shown && items.length ? form.dataset.none
      : form.dataset.shown.replace("{n}", number.format(shown)).replace("{all}", number.format(items.length));
  };
  form.addEventListener("change", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { fields.forEach((one) => { one.value = ""; }); narrow(); }));
  narrow();
  const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (there) there.scrollIntoView();
})();
