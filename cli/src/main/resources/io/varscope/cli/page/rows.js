// The rows of the table. Only those that can be seen are made.

/** More below one scope are made when they are asked for. */
const MOST_ROWS = 200;

const LONGEST = 160;

/** A bar for all, in hundredths of its cell. */
const WIDEST = 88;

const body = document.querySelector("#tree tbody");
const number = new Intl.NumberFormat("en-US");

/** What each row stands for. */
const shown = new WeakMap();

let total = {parameters: 0n, bytes: 0n};
let words = [];

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function cut(text) {
  return text.length > LONGEST ? text.slice(0, LONGEST) + "..." : text;
}

/** Puts a text into an element, with what is searched for marked in it. */
function marked(target, text) {
  let at = 0;
  const lower = text.toLowerCase();
  while (at < text.length && lower.length === text.length) {
    let next = -1;
    let length = 0;
    for (const word of words) {
      const found = lower.indexOf(word, at);
      if (found >= 0 && (next < 0 || found < next)) {
        next = found;
        length = word.length;
      }
    }
    if (next < 0) {
      break;
    }
    target.append(text.slice(at, next), element("mark", "", text.slice(next, next + length)));
    at = next + length;
  }
  target.append(text.slice(at));
}

/** A row, and after it those of further variables of the same name. */
function rowsOf(item, level, times) {
  const first = item.members[0];
  const many = times * item.members.length;
  const rows = [row(item, level, many, first.variables[0])];
  for (const variable of first.variables.slice(1)) {
    rows.push(row({label: item.label, members: [{...first, variables: [variable], below: []}]},
        level, many, variable));
  }
  return rows;
}

function row(item, level, times, variable) {
  const scope = item.members[0];
  const made = element("tr");
  made.setAttribute("role", "row");
  made.setAttribute("aria-level", level);
  made.tabIndex = -1;
  const status = variable?.status ?? "";
  const kind = status === "shape" || status === "dtype" ? "changed" : status;
  made.className = (scope.below.length ? "scope " : "") + kind;
  if (scope.below.length) {
    made.setAttribute("aria-expanded", "false");
  }
  made.append(nameCell(item, level, times, scope));
  const open = variable && (!isNumber(variable.parameters) || variable.conditional);
  const shape = element("td", "shape");
  if (variable) {
    shape.textContent = (status === "shape" ? cut(variable.was) + " \u2192 " : "")
        + cut(variable.shape);
    shape.classList.toggle("long", shape.textContent.length > 40);
  }
  const dtype = element("td", "dtype", variable && status === "dtype"
      ? variable.was + " \u2192 " + variable.dtype
      : [...scope.dtypes].slice(0, 3).join(", ") + (scope.dtypes.size > 3 ? ", ..." : ""));
  const isSum = scope.below.length > 0 || !(open || status === "dropped");
  made.append(shape, dtype,
      numberCell("number", isSum ? scope.parameters * BigInt(times) : null, total.parameters,
          variable && isNumber(variable.parameters)
              ? number.format(BigInt(variable.parameters)) : variable?.parameters ?? ""),
      numberCell("number bytes", isSum ? scope.bytes * BigInt(times) : null, total.bytes, ""),
      remarksCell(scope, variable, times, status));
  shown.set(made, {item, level, times, scope});
  return made;
}

function nameCell(item, level, times, scope) {
  const cell = element("td", "name");
  cell.style.paddingLeft = (0.4 + 1.15 * (level - 1)) + "rem";
  cell.append(element("span", "twist", scope.below.length ? "\u25b8" : ""));
  const label = element("span", "label");
  marked(label, cut(item.label) || '""');
  cell.append(label);
  if (times > 1) {
    const badge = element(item.members.length > 1 ? "button" : "span", "times",
        "\u00d7 " + number.format(times));
    if (item.members.length > 1) {
      badge.type = "button";
      badge.tabIndex = -1;
      badge.title = "Show each";
    }
    cell.append(badge);
  }
  return cell;
}

function numberCell(className, value, of, otherwise) {
  const cell = element("td", className);
  if (value === null) {
    cell.textContent = cut(otherwise);
    return cell;
  }
  cell.textContent = number.format(value);
  if (of > 0n) {
    const bar = element("span", "bar");
    bar.style.width = (Number(value * 10000n / of) * WIDEST / 10000) + "%";
    cell.append(bar);
  }
  return cell;
}

function remarksCell(scope, variable, times, status) {
  const cell = element("td", "remarks");
  const texts = [];
  if (status) {
    cell.append(element("span", "badge status", status === "shape" || status === "dtype"
        ? "another " + status : status), " ");
  }
  if (variable) {
    if (variable.slotOf) {
      cell.append(element("span", "badge", "slot"), " ");
    }
    texts.push(variable.initializer ?? "");
    texts.push(variable.trainable === false && !variable.slotOf ? "not trainable" : "");
    texts.push(listed("shared by ", variable.sharedBy, times));
    texts.push(listed("also called ", variable.also, times));
    texts.push(...(variable.remarks ?? []));
  } else if (scope.differences) {
    texts.push(number.format(scope.differences * times)
        + (scope.differences * times === 1 ? " difference" : " differences"));
  }
  cell.append(cut(texts.filter(text => text).join("; ")));
  return cell;
}

function listed(what, names, times) {
  if (!names?.length) {
    return "";
  }
  const texts = names.slice(0, 3).map(
      name => cut(times > 1 ? name.replace(/\[\d+\]/g, "[i]") : name));
  const more = names.length - texts.length;
  return what + texts.join(", ") + (more > 0 ? " and " + more + " more" : "");
}

/** Shows what is below a row: of equal scopes one for all, or each. */
function open(row, each) {
  const {item, level, times, scope} = shown.get(row);
  if (row.getAttribute("aria-expanded") === "true") {
    close(row);
  }
  if (each && item.members.length > 1) {
    const rows = item.members.map((member, k) => ({label: item.labels[k], members: [member]}));
    after(row, rows, level + 1, times / item.members.length);
  } else if (scope.below.length) {
    after(row, rowsBelow(scope), level + 1, times);
  } else {
    return;
  }
  row.setAttribute("aria-expanded", "true");
  row.querySelector(".twist").textContent = "\u25be";
}

function after(row, items, level, times) {
  const made = document.createDocumentFragment();
  const some = items.slice(0, MOST_ROWS);
  some.forEach(item => made.append(...rowsOf(item, level, times)));
  if (items.length > some.length) {
    const more = element("tr", "more");
    more.setAttribute("role", "row");
    more.setAttribute("aria-level", level);
    more.tabIndex = -1;
    const cell = element("td", "name",
        "Show more of the " + number.format(items.length - some.length) + " that follow");
    cell.colSpan = 6;
    cell.style.paddingLeft = (1.5 + 1.15 * (level - 1)) + "rem";
    more.append(cell);
    shown.set(more, {level, more: () => {
      const last = more.previousElementSibling;
      more.remove();
      after(last, items.slice(MOST_ROWS), level, times);
      focus(last ? last.nextElementSibling : body.firstElementChild);
    }});
    made.append(more);
  }
  if (row) {
    row.after(made);
  } else {
    body.append(made);
  }
}

function close(row) {
  const {level} = shown.get(row);
  for (let next = row.nextElementSibling; next && levelOf(next) > level; ) {
    const following = next.nextElementSibling;
    next.remove();
    next = following;
  }
  row.setAttribute("aria-expanded", "false");
  row.querySelector(".twist").textContent = "\u25b8";
}

function levelOf(row) {
  return shown.get(row).level;
}

/** Opens rows from the top, level by level, until there are enough. */
function openSome(most) {
  for (let level = 1; body.rows.length < most; level++) {
    const rows = [...body.rows].filter(
        row => levelOf(row) === level && row.getAttribute("aria-expanded") === "false");
    if (!rows.length && ![...body.rows].some(row => levelOf(row) > level)) {
      return;
    }
    for (const row of rows) {
      if (body.rows.length < most) {
        open(row, false);
      }
    }
  }
}
