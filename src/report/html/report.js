
// Filters. Without this script the report is complete; nothing can be hidden then.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  const pages = Array.from(document.querySelectorAll("section.page"));
  const rows = new Map(Array.from(document.querySelectorAll("tr[data-page]"), (row) => [row.dataset.page, row]));

  const wanted = () => {
    const data = new FormData(form);
    return {
      severities: new Set(data.getAll("severity")),
      category: data.get("category"),
      path: data.get("page").trim().toLowerCase(),
    };
  };

  const showPage = (page, filter) => {
    const path = page.querySelector("h3").textContent.toLowerCase();
    const matches = path.includes(filter.path);
    const shown = new Set();
    for (const note of page.querySelectorAll(".note")) {
      const { severity, category, number } = note.dataset;
      const visible = matches && filter.severities.has(severity) && (!filter.category || filter.category === category);
      note.hidden = !visible;
      if (visible) {
        shown.add(number);
      }
    }
    for (const mark of page.querySelectorAll("mark")) {
      mark.classList.toggle("off", !mark.dataset.of.split(" ").some((number) => shown.has(number)));
    }
    for (const link of page.querySelectorAll(".ref")) {
      link.hidden = !shown.has(link.textContent);
    }
    for (const passage of page.querySelectorAll(".passage")) {
      passage.classList.toggle("found", passage.querySelector(".note:not([hidden])") !== null);
    }
    page.hidden = shown.size === 0 && page.querySelector(".note") !== null;
    return shown.size;
  };

  const apply = () => {
    const filter = wanted();
    let shown = 0;
    for (const page of pages) {
      shown += showPage(page, filter);
    }
    for (const [, row] of rows) {
      row.hidden = !row.cells[0].textContent.toLowerCase().includes(filter.path);
    }
    document.body.classList.toggle("only-found", form.elements.passages.checked);
    const all = document.querySelectorAll(".note").length;
    form.elements.shown.value = shown === all ? `all ${all} findings` : `${shown} of ${all} findings`;
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = pages.length === 0;
  apply();
})();
