"use strict";
(() => {
  const form = document.getElementById("filter");
  const list = document.getElementById("cards");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const viewer = document.getElementById("viewer");
  const fields = ["verdict", "condition", "q", "sort"];

  const cards = [...list.children].map((element, order) => ({
    element,
    order,
    verdict: element.dataset.verdict,
    score: Number(element.dataset.score),
    conditions: element.dataset.conditions.split(" "),
    name: element.querySelector("h3").textContent,
    words: [...element.querySelectorAll("h3, .reason, .open .message")]
      .map((part) => part.textContent).join("\n").normalize("NFKC").toLowerCase(),
  }));
  const inOrder = {
    "": (one, other) => one.order - other.order,
    score: (one, other) => other.score - one.score || one.order - other.order,
    name: (one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }),
  };

  function wanted() {
    const option = form.elements.condition.selectedOptions[0];
    const verdict = form.elements.verdict.value;
    const search = form.elements.q.value.trim().normalize("NFKC").toLowerCase();
    return (card) => (!verdict || card.verdict === verdict)
      && (!option.value || card.conditions.includes(option.dataset.position))
      && card.words.includes(search);
  }

  let sorted = null;

  function sort() {
    const key = form.elements.sort.value;
    if (key === sorted) return;
    sorted = key;
    cards.sort(inOrder[key]);
    list.append(...cards.map((card) => card.element));
  }

  function apply() {
    const fits = wanted();
    let count = 0;
    for (const card of cards) {
      card.element.hidden = !fits(card);
      count += card.element.hidden ? 0 : 1;
    }
    sort();
    shown.textContent = `${count} of ${cards.length} shown`;
    none.hidden = count > 0;
  }

  // The filter is kept in the address, so that a view can be sent to somebody.
  function remember() {
    const chosen = fields.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
    history.replaceState(null, "", `#${new URLSearchParams(chosen)}`);
  }

  function recall() {
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) form.elements[name].value = chosen.get(name) || "";
    // A value that this page does not have, as in an old link, means no filter.
    for (const menu of form.querySelectorAll("select")) menu.selectedIndex = Math.max(menu.selectedIndex, 0);
    if (!form.querySelector("[name=verdict]:checked")) form.elements.verdict[0].checked = true;
    apply();
  }

  let open = null;

  function pictures() {
    return cards.filter((card) => !card.element.hidden && card.element.querySelector(".enlarge"));
  }

  function show(card) {
    open = card;
    const button = card.element.querySelector(".enlarge");
    const picture = document.getElementById("viewer-picture");
    picture.src = button.dataset.large;
    picture.alt = button.querySelector("img").alt;
    const words = card.element.querySelector(".words").cloneNode(true);
    document.getElementById("viewer-words").replaceChildren(words);
    const choice = pictures();
    document.getElementById("place").textContent = `${choice.indexOf(card) + 1} of ${choice.length}`;
    if (!viewer.open) viewer.showModal();
  }

  function step(by) {
    const choice = pictures();
    const position = choice.indexOf(open) + by;
    if (position >= 0 && position < choice.length) show(choice[position]);
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest(".enlarge");
    if (button) show(cards.find((card) => card.element.contains(button)));
  });
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("next").addEventListener("click", () => step(1));
  viewer.addEventListener("click", (event) => { if (event.target === viewer) viewer.close(); });
  viewer.addEventListener("close", () => open.element.querySelector(".enlarge").focus());
  viewer.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) { event.preventDefault(); step(by); }
  });
  // Not every way to choose from a menu is an input.
  for (const kind of ["input", "change"]) form.addEventListener(kind, () => { apply(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", recall);

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...list.querySelectorAll("details:not([open])")];
    for (const part of unfolded) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of unfolded) part.open = false; });

  form.hidden = false;
  recall();
})();
