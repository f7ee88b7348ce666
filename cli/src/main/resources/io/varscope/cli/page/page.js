// The filter, the keys, and the fragment of the address, which says what is searched for.

const table = document.getElementById("tree");
const filter = document.getElementById("filter");
const q = document.getElementById("q");
const selects = ["dtype", "trainable", "status"].map(id => document.getElementById(id));
const count = document.getElementById("count");

/** So many rows are opened at once. */
const OPENED = 20;
const ALL = 2000;

function chosen() {
  const [dtype, trainable, status] = selects.map(select => select.value);
  words = q.value.toLowerCase().split(/\s+/).filter(word => word);
  return model.variables.filter(variable =>
      words.every(word => variable.name.toLowerCase().includes(word))
      && (!dtype || variable.dtype === dtype)
      && (!trainable || variable.trainable === (trainable === "yes"))
      && (status === "all" || isOf(variable.status, status)));
}

function isOf(status, asked) {
  return asked === "differences" ? Boolean(status)
      : asked === "changed" ? status === "shape" || status === "dtype"
      : status === asked;
}

function render() {
  const variables = chosen();
  const root = treeOf(variables);
  total = {parameters: root.parameters, bytes: root.bytes};
  body.replaceChildren();
  after(null, rowsBelow(root), 1, 1);
  openSome(words.length ? ALL / 10 : OPENED);
  const all = model.variables.length;
  count.textContent = number.format(variables.length)
      + (variables.length === all ? "" : " of " + number.format(all))
      + (all === 1 ? " variable" : " variables")
      + (variables.length && variables.length < all
          ? ", " + number.format(root.parameters) + " parameters" : "");
  if (body.rows.length) {
    body.rows[0].tabIndex = 0;
  }
}

function remember() {
  const said = new URLSearchParams();
  if (q.value) {
    said.set("q", q.value);
  }
  for (const select of selects) {
    if (select.value !== select.dataset.usual) {
      said.set(select.id, select.value);
    }
  }
  const fragment = "#" + said;
  if (fragment !== (location.hash || "#")) {
    history.replaceState(null, "", fragment);
  }
}

function recall() {
  const said = new URLSearchParams(location.hash.slice(1));
  q.value = said.get("q") ?? "";
  for (const select of selects) {
    select.value = said.get(select.id) ?? select.dataset.usual;
    if (select.selectedIndex < 0) {
      select.value = select.dataset.usual;
    }
  }
  render();
}

function focus(row) {
  if (!row) {
    return;
  }
  for (const before of body.querySelectorAll('[tabindex="0"]')) {
    before.tabIndex = -1;
  }
  row.tabIndex = 0;
  row.focus();
}

function toggle(row) {
  const of = shown.get(row);
  if (of.more) {
    of.more();
  } else if (row.getAttribute("aria-expanded") === "true") {
    close(row);
  } else {
    open(row, false);
  }
}

function parentOf(row) {
  let before = row.previousElementSibling;
  while (before && levelOf(before) >= levelOf(row)) {
    before = before.previousElementSibling;
  }
  return before;
}

function onKey(event) {
  const row = event.target.closest("tbody tr");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const isOpen = row.getAttribute("aria-expanded") === "true";
  const actions = {
    ArrowDown: () => focus(row.nextElementSibling),
    ArrowUp: () => focus(row.previousElementSibling),
    ArrowRight: () => isOpen ? focus(row.nextElementSibling) : toggle(row),
    ArrowLeft: () => isOpen ? close(row) : focus(parentOf(row)),
    Home: () => focus(body.firstElementChild),
    End: () => focus(body.lastElementChild),
    Enter: () => toggle(row),
    " ": () => toggle(row),
    x: () => shown.get(row).more ? toggle(row) : open(row, true),
  };
  if (Object.hasOwn(actions, event.key)) {
    event.preventDefault();
    actions[event.key]();
  }
}

function start() {
  const dtypes = new Set(model.variables.map(variable => variable.dtype));
  [...dtypes].sort().forEach(dtype => selects[0].add(new Option(dtype, dtype)));
  selects[0].hidden = dtypes.size < 2;
  selects[1].hidden = model.variables.every(variable => variable.trainable === undefined);
  selects[2].hidden = !model.other;
  const differs = model.variables.some(variable => variable.status);
  selects.forEach(select => {
    select.dataset.usual = select.id !== "status" ? "" : differs ? "differences" : "all";
  });
  filter.hidden = false;
  table.hidden = false;
  let timer = 0;
  q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      remember();
      render();
    }, model.variables.length > 5000 ? 200 : 0);
  });
  selects.forEach(select => select.addEventListener("change", () => {
    remember();
    render();
  }));
  filter.addEventListener("submit", event => event.preventDefault());
  document.getElementById("open").addEventListener("click", () => openSome(ALL));
  document.getElementById("close").addEventListener("click", () => {
    [...body.rows].filter(row => levelOf(row) === 1 && row.getAttribute("aria-expanded") === "true")
        .forEach(close);
  });
  body.addEventListener("click", event => {
    const row = event.target.closest("tr");
    if (event.target.closest("button.times")) {
      open(row, true);
    } else if (event.target.closest(".name")) {
      toggle(row);
    }
    focus(row);
  });
  body.addEventListener("keydown", onKey);
  document.addEventListener("keydown", event => {
    if (event.key === "/" && event.target !== q) {
      event.preventDefault();
      q.focus();
    }
  });
  addEventListener("hashchange", recall);
  recall();
}

start();
