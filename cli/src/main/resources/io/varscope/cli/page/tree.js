// From a list of variables to a tree of scopes, in which equal neighbours are one row.

/** More levels, as hostile names have them, are one. */
const DEEPEST = 60;

const collator = new Intl.Collator("en", {numeric: true});

/** The scopes of some variables, with the sums of what is below them. */
function treeOf(variables) {
  const root = {label: "", children: new Map(), variables: []};
  for (const variable of variables) {
    let scope = root;
    const levels = variable.name.split(model.separator);
    if (levels.length > DEEPEST) {
      levels.push(levels.splice(DEEPEST - 1).join(model.separator));
    }
    for (const level of levels) {
      let next = scope.children.get(level);
      if (!next) {
        next = {label: level, children: new Map(), variables: []};
        scope.children.set(level, next);
      }
      scope = next;
    }
    scope.variables.push(variable);
  }
  sum(root, new Map());
  return root;
}

/** Adds up what is below a scope, and tells what looks the same below. */
function sum(scope, known) {
  scope.count = 0;
  scope.parameters = 0n;
  scope.bytes = 0n;
  scope.open = 0;
  scope.differences = 0;
  scope.dtypes = new Set();
  const looks = [];
  for (const variable of scope.variables) {
    scope.count++;
    scope.differences += variable.status ? 1 : 0;
    scope.dtypes.add(variable.dtype);
    if (variable.status !== "dropped") {
      if (isNumber(variable.parameters) && !variable.conditional) {
        scope.parameters += BigInt(variable.parameters);
        scope.bytes += BigInt(variable.bytes ?? 0);
      } else {
        scope.open++;
      }
    }
    looks.push(variable.dtype, variable.shape, variable.trainable, variable.initializer,
        variable.status, variable.was, Boolean(variable.slotOf),
        general(variable.sharedBy), general(variable.also), general(variable.remarks));
  }
  for (const below of scope.children.values()) {
    sum(below, known);
    scope.count += below.count;
    scope.parameters += below.parameters;
    scope.bytes += below.bytes;
    scope.open += below.open;
    scope.differences += below.differences;
    below.dtypes.forEach(dtype => scope.dtypes.add(dtype));
  }
  scope.below = [...scope.children.values()].sort((a, b) => collator.compare(a.label, b.label));
  for (const below of scope.below) {
    looks.push(below.label, below.look);
  }
  const look = JSON.stringify(looks);
  if (!known.has(look)) {
    known.set(look, known.size);
  }
  scope.look = known.get(look);
}

function isNumber(text) {
  return /^\d+$/.test(text);
}

/** Texts that may differ from layer to layer, without what differs. */
function general(texts) {
  return (texts ?? []).map(text => text.replace(/\d+/g, "#"));
}

/**
 * The rows below a scope: a label, and the scopes that it stands for, which are equal but for one
 * number in their names, with a label for each. Levels with nothing else beside them are joined.
 */
function rowsBelow(scope) {
  return grouped(scope.below).map(row => {
    let members = row;
    let labels = row.map(scope => scope.label);
    let label = row.length > 1 ? folded(labels) : labels[0];
    for (;;) {
      const first = members[0];
      if (first.variables.length || first.below.length === 0) {
        break;
      }
      const next = grouped(first.below);
      if (next.length > 1 || (next[0].length > 1 && members.length > 1)) {
        break;
      }
      const isGroup = next[0].length > 1;
      label += model.separator
          + (isGroup ? folded(next[0].map(scope => scope.label)) : next[0][0].label);
      const from = labels;
      members = isGroup ? next[0] : members.map(scope => scope.below[0]);
      labels = members.map(
          (scope, k) => from[isGroup ? 0 : k] + model.separator + scope.label);
    }
    return {label, members, labels};
  });
}

/** Neighbours that are equal but for the last number in their names. */
function grouped(scopes) {
  const groups = new Map();
  for (const scope of scopes) {
    const parts = numbered(scope.label);
    const key = parts ? JSON.stringify([parts[1], parts[3], scope.look]) : scope;
    if (groups.has(key)) {
      groups.get(key).push(scope);
    } else {
      groups.set(key, [scope]);
    }
  }
  return [...groups.values()];
}

function numbered(label) {
  return label.length < 1000 ? /^(.*?)(\d+)(\D*)$/s.exec(label) : null;
}

/** Such as {0..11}, {000..019} or {0..3,5,7..9}, with what stands before and after. */
function folded(labels) {
  const parts = labels.map(numbered);
  const texts = parts.map(part => part[2]);
  const ranges = [];
  for (const text of texts) {
    const last = ranges[ranges.length - 1];
    if (last && String(BigInt(last[1]) + 1n).padStart(last[1].length, "0") === text) {
      last[1] = text;
    } else {
      ranges.push([text, text]);
    }
  }
  const written = ranges.map(([from, to]) => from === to ? from : from + ".." + to);
  const shown = written.length > 12 ? [...written.slice(0, 10), "...", written.at(-1)] : written;
  return parts[0][1] + "{" + shown.join(",") + "}" + parts[0][3];
}
