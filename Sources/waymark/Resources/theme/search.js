// Answers a query from the files of a search index, and loads only those that the query needs.
// Words, stems and folding are those of the program that wrote the index.

/** What a step of impact is worth, and the impact from which on a word stands in a heading, key or title. */
const STEPS = 5.5;
const NAMED = 1.2 * STEPS;
/**
 * What a word of the title counts where the section is chosen: less than one of a heading, more than one of
 * the text.
 */
const TITLE = 1.5 * STEPS;

// Words

const TWO = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", ŋ: "n", ı: "i",
  ς: "σ" };

/** A text in lower case, Latin, Greek and Cyrillic letters without diacritics. */
export const fold = text => /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : text.toLowerCase()
  .replace(/[\xc0-\u024f\u0370-\u04ff\u1e00-\u1eff]/g, c => c.normalize("NFD")
    .replace(/[\u0300-\u036f]/g, ""))
  .replace(/[ßæœøłđðħŧŋıς]/g, c => TWO[c]).replace(/[\u0300-\u036f]/g, "");

const IDEOGRAPHS = "\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u30ff\\u31f0-\\u31ff"
  + "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{323af}";
const RUN = new RegExp(`[${IDEOGRAPHS}]+|(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}\\p{M}_])+`, "gu");
const IDEOGRAPH = new RegExp(`^[${IDEOGRAPHS}]`, "u");
const PARTS = /_+|(?<=[^\p{Lu}_])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const size = word => new TextEncoder().encode(word).length;
const isWord = word => word && size(word) <= (/\d/.test(word) ? 16 : 40);

/** The parts of a run of letters, and the whole if it has several. */
const parts = run => {
  if (IDEOGRAPH.test(run)) {
    const letters = [...run];
    return { parts: letters.length < 2 ? letters : letters.slice(1).map((letter, i) => letters[i] + letter) };
  }
  const list = run.split(PARTS).map(fold).filter(part => part);
  return { parts: list.filter(isWord), whole: list.length > 1 ? [list.join("")].filter(isWord)[0]
    : undefined };
};

/** The words of a text: of each run its parts, and then the whole. */
export const words = text => (text.match(RUN) || []).flatMap(run => {
  const { parts: list, whole } = parts(run);
  return whole ? [...list, whole] : list;
});

// Stems: Porter2

const KEPT = {};
("skis ski,skies sky,dying die,lying lie,tying tie,idly idl,gently gentl,ugly ugli,early earli,only onli,"
  + "singly singl,sky,news,howe,atlas,cosmos,bias,andes").split(",").forEach(pair => {
  const [word, other] = pair.split(" ");
  KEPT[word] = other || word;
});
const STEP2 = ("ization ize,ational ate,fulness ful,ousness ous,iveness ive,tional tion,biliti ble,lessli less,"
  + "entli ent,ation ate,alism al,aliti al,ogist og,ousli ous,iviti ive,fulli ful,enci ence,anci ance,abli able,"
  + "izer ize,ator ate,alli al,bli ble,ogi og,li ").split(",");
const STEP3 = "ational ate,tional tion,alize al,icate ic,iciti ic,ative ,ical ic,ness ,ful ".split(",");
const STEP4 = "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic".split(" ");
const SHORT = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY]|past)$/;

/** The stem of a folded English word. */
export const stem = word => {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  if (Object.hasOwn(KEPT, word)) return KEPT[word];
  let w = word.replace(/^y|([aeiouy])y/g, "$1Y");
  const region = start => {
    const match = /^[^aeiouy]*[aeiouy]+[^aeiouy]/.exec(w.slice(start));
    return match ? start + match[0].length : w.length;
  };
  const r1 = (/^(gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(w) || [""])[0].length
    || region(0);
  const r2 = region(r1);
  const replace = (list, start) => {
    const rule = list.find(rule => w.endsWith(rule.split(" ")[0]));
    if (!rule) return;
    const [suffix, other = ""] = rule.split(" ");
    const rest = w.slice(0, -suffix.length);
    if (rest.length >= start(suffix, rest)) w = rest + other;
  };
  if (w.endsWith("sses")) w = w.slice(0, -2);
  else if (/ie[ds]$/.test(w)) w = w.slice(0, w.length > 4 ? -2 : -1);
  else if (/[^us]s$/.test(w) && /[aeiouy]/.test(w.slice(0, -2))) w = w.slice(0, -1);
  if (/^(inning|outing|canning|herring|earring|proceed|exceed|succeed)$/.test(w)) return w;
  const past = /(eedly|eed|ingly|edly|ing|ed)$/.exec(w);
  if (past) {
    const rest = w.slice(0, -past[0].length);
    if (past[0].startsWith("eed")) {
      if (rest.length >= r1) w = rest + "ee";
    } else if (/[aeiouy]/.test(rest)) {
      w = rest;
      if (/(at|bl|iz)$/.test(w)) w += "e";
      else if (/([bdfgmnprt])\1$/.test(w) && !/^[aeo]..$/.test(w)) w = w.slice(0, -1);
      else if (r1 >= w.length && SHORT.test(w)) w += "e";
    }
  }
  w = w.replace(/(.[^aeiouy])[yY]$/, "$1i");
  const never = Infinity;
  replace(STEP2, (suffix, rest) => suffix === "ogi" && !rest.endsWith("l") || suffix === "li"
    && !/[cdeghkmnrt]$/.test(rest) ? never : r1);
  replace(STEP3, suffix => suffix === "ative" ? r2 : r1);
  replace(STEP4, (suffix, rest) => suffix === "ion" && !/[st]$/.test(rest) ? never : r2);
  const last = w.slice(0, -1);
  if (w.endsWith("e") && (last.length >= r2 || last.length >= r1 && !SHORT.test(last)) || w.endsWith("ll")
    && last.length >= r2) w = last;
  return w.toLowerCase();
};

/** Whether two words differ by one letter too much, too few or another, or by two neighbours exchanged. */
export const isOneSlip = (a, b) => {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [x, y] = [a.slice(i), b.slice(i)];
  return x.slice(1) === y.slice(1) || x === y.slice(1) || x.slice(1) === y
    || x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
};

// Files

/** The numbers of a text in base 46. */
export const numbers = text => {
  const list = [];
  for (let i = 0, value = 0, unit = 1; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x21;
    if (digit >= 46) { value += (digit - 46) * unit; unit *= 46; }
    else { list.push(value + digit * unit); value = 0; unit = 1; }
  }
  return list;
};

const hits = (list, start = 0) => {
  const found = [];
  for (let i = start, page = -1, part = 0; i < list.length;) {
    const step = list[i++];
    if (step > 1) part = 0;
    page += step >> 1;
    if (step & 1) part += list[i++];
    found.push({ page, part, impact: list[i++] });
  }
  return found;
};

const lines = text => {
  const map = new Map();
  let last = "";
  for (const line of text.split("\n").slice(0, -1)) {
    const space = line.indexOf(" ");
    last = last.slice(0, line.charCodeAt(0) - 0x21) + line.slice(1, space);
    map.set(last, line.slice(space + 1));
  }
  return map;
};

const isBelow = (a, b) => {
  const [x, y] = [[...a], [...b]];
  const i = x.findIndex((letter, i) => letter !== y[i]);
  return i < 0 ? x.length < y.length : i < y.length && x[i].codePointAt(0) < y[i].codePointAt(0);
};

const place = (firsts, word) => {
  let low = 0;
  for (let high = firsts.length; high - low > 1;) {
    const middle = low + high >> 1;
    if (isBelow(word, firsts[middle])) high = middle; else low = middle;
  }
  return low;
};

const fileName = word => [...word].map(c => /[a-z0-9]/.test(c) ? c : `_${c.codePointAt(0).toString(16)}_`)
  .join("");

/** The forms of a stem, as a line of a shard has them. */
const forms = (stem, text) => text.split(",").map(form => {
  const dropped = /^\d/.test(form) && /^[a-z]+$/.test(stem) ? +form[0] : 0;
  return stem.slice(0, stem.length - dropped) + form.slice(dropped ? 1 : 0);
});

/**
 * A search over an index.
 *
 * @param load gives the text of a file of the index by its path below `search/shards/`.
 */
export const createSearch = load => {
  const kept = new Map();
  const once = (key, make) => kept.get(key) || kept.set(key, make()
    .catch(error => { kept.delete(key); throw error; })).get(key);
  const manifest = () => once("", async () => JSON.parse(await load("index.json")));
  let stops;
  const isStop = word => word.length === 1 && word < "\x7f" || stops.has(word);
  const file = path => once(path, async () => load(`${path}?v=${(await manifest()).version}`));
  const json = path => once("json " + path, async () => JSON.parse(await file(path)));

  /** The lines of the shards that hold a word, or words that begin with it. */
  const shards = async (kind, word, all = 0) => {
    const firsts = (await manifest())[{ t: "terms", s: "slips", k: "keys" }[kind]];
    if (!firsts.length) return new Map();
    const start = place(firsts, word);
    let end = start + 1;
    while (end < firsts.length && end < start + all && firsts[end].startsWith(word)) end++;
    const loaded = await Promise.all(firsts.slice(start, end).map(first => {
      const path = `${kind}-${fileName(first)}.txt`;
      return once("lines " + path, async () => lines(await file(path)));
    }));
    return loaded.length === 1 ? loaded[0] : new Map(loaded.flatMap(map => [...map]));
  };

  /** The list behind a word: how many pages have it, and where it stands. */
  const list = async (kind, word, text) => {
    const [first, ...rest] = numbers(text);
    if (first) return { pages: first, hits: hits(rest) };
    const files = await Promise.all(Array.from({ length: rest[0] },
      (_, i) => file(`${kind}-${fileName(word)}-${i}.txt`)));
    return { pages: rest[1], hits: files.flatMap(text => hits(numbers(text))) };
  };

  const df = text => { const all = numbers(text.slice(0, 12)); return all[0] || all[2]; };
  const term = (stem, line, weight) => {
    const space = line.indexOf(" ");
    return { stem, forms: forms(stem, line.slice(0, space)), text: line.slice(space + 1), weight };
  };

  /** The words of the index that one of a query may mean, each with a weight. */
  const meanings = async (word, isPrefix) => {
    const root = stem(word);
    const own = await shards("t", root);
    const found = own.has(root) ? [term(root, own.get(root), 1)] : [];
    if ((isPrefix || !found.length) && (word.length > 1 || word > "\u3000")) {
      const near = new Map([...await shards("t", word, 4), ...own]);
      const longer = [...near].filter(([stem]) => stem !== root && (stem[0] === word[0]))
        .map(([stem, line]) => term(stem, line, 0.45))
        .filter(({ stem, forms }) => stem.startsWith(word) || forms.some(form => form.startsWith(word)));
      found.push(...longer.sort((a, b) => df(b.text) - df(a.text)).slice(0, 12));
    }
    return found.length || word.length < 5 ? found : slips(word);
  };

  /** The words from which a word is one slip away. */
  const slips = async word => {
    const found = new Map();
    const root = stem(word);
    for (const map of new Set([await shards("t", word), await shards("t", root)])) {
      for (const [other, line] of map) {
        if (Math.abs(other.length - word.length) > 8) continue;
        const entry = term(other, line, 0.7);
        if (root.length > 3 && isOneSlip(root, other)
          || entry.forms.some(form => form.length > 4 && isOneSlip(word, form))) found.set(other, entry);
      }
    }
    const deepest = Math.max(...(await manifest()).terms.map(first => first.length)) + 1;
    const shorter = [word, ...[...word].slice(0, deepest)
      .map((_, i) => word.slice(0, i) + word.slice(i + 1))];
    const take = async form => {
      const other = stem(form);
      const line = (await shards("t", other)).get(other);
      if (line !== undefined && forms(other, line.slice(0, line.indexOf(" ")))
        .includes(form)) found.set(other, term(other, line, 0.7));
    };
    await Promise.all([...new Set(shorter)].map(async key => {
      const text = (await shards("s", key)).get(key) || "";
      for (let i = 0; i < text.length; i += 2) {
        const at = text.charCodeAt(i) - 0x21;
        const form = key.slice(0, at) + text[i + 1] + key.slice(at);
        if (isOneSlip(word, form)) await take(form);
      }
    }));
    // A letter too much among the first: without it, this is the word itself.
    await Promise.all(shorter.slice(1).map(take));
    return [...found.values()].sort((a, b) => df(b.text) - df(a.text)).slice(0, 3);
  };

  /** The pages that have a query's words: a list by falling score, each with its best section. */
  const rank = async (query, passes) => {
    const { pages: count } = await manifest();
    const pages = new Map();
    let whole = 0;
    const weights = query.map(({ isWhole, word }) => isWhole ? 0 : query.every(({ word }) => isStop(word))
      || !isStop(word) ? 1 : 0.05);
    await Promise.all(query.map(async entry => {
      entry.meanings = await meanings(entry.word, entry.isPrefix);
      entry.lists = await Promise.all(entry.meanings.map(({ stem, text }) => list("l", stem, text)));
    }));
    query.forEach((entry, number) => {
      whole += weights[number];
      entry.lists.forEach(({ pages: having, hits }, i) => {
        const rarity = Math.log(1 + count / having) * entry.meanings[i].weight * (entry.isWhole ? 0.5
          : weights[number] < 1 ? 0.1 : 1);
        for (const { page, part, impact } of hits) {
          if (!passes(page)) continue;
          const scores = pages.get(page) || pages.set(page, query.map(() => new Map())).get(page);
          const score = { value: rarity * impact, choice: rarity * Math.min(impact, part ? impact : TITLE),
            impact };
          if (!(scores[number].get(part)?.value >= score.value)) scores[number].set(part, score);
        }
      });
    });
    return [...pages].map(([page, scores]) => {
      const choice = new Map();
      for (const map of scores) for (const [part, score] of map) choice.set(part,
        (choice.get(part) || 0) + score.choice);
      const isTitle = scores.every((map, number) => weights[number] < 1 || map.get(0)?.impact >= NAMED);
      const [part] = isTitle ? [0] : [...choice].reduce((a, b) => b[1] > a[1] || b[1] === a[1] && b[0] < a[0]
        ? b : a);
      let [sum, covered, isNamed] = [0, 0, true];
      scores.forEach((map, number) => {
        const best = Math.max(0, ...[...map.values()].map(score => score.value));
        sum += 0.7 * best + 0.3 * (map.get(part)?.value || 0);
        if (map.size) covered += weights[number];
        if (weights[number] === 1 && ![...map.values()].some(score => score.impact >= NAMED)) isNamed = false;
      });
      const coverage = whole ? covered / whole : 1;
      return { page, part, score: sum * coverage ** 2, isComplete: coverage > 0.94, isNamed };
    }).sort((a, b) => b.score - a.score || a.page - b.page);
  };

  /** The keys that have all words of a query, the best first. */
  const keys = async (query, text) => {
    const required = query.filter(({ isWhole, word }) => !isWhole && (query.length === 1 || !isStop(word)));
    if (!(await manifest()).keys.length || !required.length) return [];
    let all;
    for (const { word } of required) {
      const found = new Map();
      let near = [...await shards("k", word, 3)];
      let matching = near.filter(([other]) => other.startsWith(word)).slice(0, 40);
      if (!matching.length) {
        const root = stem(word);
        matching = near.filter(([other]) => stem(other) === root || word.length > 4 && other.length > 3
          && isOneSlip(word, other)).slice(0, 10);
      }
      for (const [other, line] of matching) {
        for (const { page, impact } of (await list("m", other, line)).hits) {
          const quality = impact + (other === word ? 2 : 0);
          if (!all || all.has(page)) found.set(page, Math.max(found.get(page) || 0, quality));
        }
      }
      for (const [key, quality] of found) found.set(key, quality + (all?.get(key) || 0));
      all = found;
    }
    const size = (await manifest()).keyBlock;
    const best = [...all].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 9);
    const plain = path => path.split(".").filter(name => name !== "*")
      .map(name => words(name).slice(-1)[0] || "").join(".");
    const wanted = plain(text.trim());
    const entries = await Promise.all(best.map(async ([number, quality]) => {
      const [path, schema, description, address, count,
        uses] = (await json(`e-${number / size | 0}.json`))[number % size];
      const own = plain(path);
      const last = own.slice(own.lastIndexOf(".") + 1);
      const isExact = own === wanted || last === wanted;
      const isNear = last.includes(wanted) && wanted.length * 2 >= last.length;
      const rank = (own === wanted ? 40 : last === wanted ? 30 : 0) + (own.endsWith(wanted) ? 10
        : 0) + quality / required.length
        + (address ? 1.5 : 0) - own.length / 100;
      return { type: "key", number, path, schema, description, address, count, rank, isExact, isNear,
        files: uses };
    }));
    return entries.sort((a, b) => b.rank - a.rank || a.number - b.number);
  };

  /** Where a key is shown: up to a number of blocks, each with its page. */
  const uses = async (key, most = 1000) => {
    let places = key.files;
    if (typeof places === "number") {
      const files = most > 50 ? places : 1;
      places = (await Promise.all(Array.from({ length: files },
        (_, i) => json(`u-${key.number}-${i}.json`)))).flat();
    }
    return Promise.all(places.slice(0, most)
      .map(async ([number, part, anchor]) =>
      ({ ...await section(number, part, anchor), number, part, anchor })));
  };

  const section = async (number, part, anchor) => {
    const size = (await manifest()).block;
    const [title, address, kind, name, parts] = (await json(`p-${number / size | 0}.json`))[number % size];
    const [id, heading] = parts[part];
    const file = parts.slice(0, part + 1).findLast(part => part.length > 2)[2];
    const fragment = anchor || id;
    return { type: "page", title, heading, address: address + (fragment ? "#" + fragment : ""), kind,
      section: name, file };
  };

  /**
   * The words that a query asks for; the last may be the beginning of one, and of a name in parts the
   * whole may match, too.
   */
  const readQuery = text => {
    const runs = text.match(RUN) || [];
    const seen = new Set();
    return runs.flatMap((run, i) => {
      const { parts: list, whole } = parts(run);
      const isLast = i === runs.length - 1 && text.endsWith(run);
      return [...list.map((word, j) => ({ word, isPrefix: isLast && j === list.length - 1 })),
        ...whole ? [{ word: whole, isWhole: true }] : []];
    }).filter(({ word }) => !seen.has(word) && seen.add(word)).slice(0, 10);
  };

  /**
   * The results of a query: keys and pages in order, and how many pages have all words.
   *
   * @param options `limit` and `offset` count pages; `passes` tells which pages may be results, by number.
   */
  const search = async (text, { limit = 10, offset = 0, passes = () => true } = {}) => {
    const query = readQuery(text);
    if (!query.length) return { results: [], total: 0 };
    stops ||= new Set((await manifest()).stop.split(" "));
    const hasDots = /\w[._]\w/.test(text);
    const [ranked, named] = await Promise.all([rank(query, passes), offset ? [] : keys(query, text)]);
    const looksLikeKey = /[\p{Ll}\d]\p{Lu}|\*/u.test(text) || hasDots && named[0]?.isExact;
    const shownKeys = named.filter((key, i) => i < 5 && (key.isNear || looksLikeKey || query.length > 1)
      && key.rank > named[0].rank - 15).slice(0, 3);
    await Promise.all(shownKeys.map(async key => { key.uses = await uses(key, 3); }));
    // What begins in the middle of a key is no word of any page; the key's blocks are results all the same.
    if (!ranked.length) ranked.push(...shownKeys.flatMap(key => key.uses)
      .map(({ number: page, part }) => ({ page, part, score: 0, isComplete: true })));
    const wanted = words(text).join(" ");
    const marks = marker(query, isStop);
    const pages = await Promise.all(ranked.slice(offset, offset + limit).map(async result => {
      const use = shownKeys.flatMap(key => key.uses)
        .find(use => use.number === result.page && use.part === result.part);
      const shown = await section(result.page, result.part, use?.anchor);
      const bonus = words(shown.title).join(" ") === wanted ? 1.5 : words(shown.heading)
        .join(" ") === wanted ? 1.25 : 1;
      const [prose, code = ""] = (await json(`x-${shown.file}.json`))[`${result.page}.${result.part}`];
      shown.excerpt = excerpt(prose, marks) || excerpt(code, marks) || [{ text: prose.slice(0, 160) }];
      return { ...result, ...shown, score: result.score * bonus, titleMarks: mark(shown.title, marks),
        headingMarks: mark(shown.heading, marks) };
    }));
    pages.sort((a, b) => b.score - a.score || a.page - b.page);
    const behind = looksLikeKey ? 0 : pages.findIndex(page => !page.isNamed || !page.isComplete);
    pages.splice(behind < 0 ? pages.length : behind, 0, ...shownKeys);
    return { results: pages, total: ranked.filter(page => page.isComplete)
      .length, more: ranked.length > offset + limit };
  };

  return { search, uses, facets: () => json("facets.json") };
};

// Marks

/** Tells whether a run of letters is one that a query found. */
const marker = (query, isStop) => {
  const stems = new Set(query.flatMap(({ word, meanings = [] }) =>
    [stem(word), ...meanings.map(({ stem }) => stem)]));
  const begins = query.filter(({ isPrefix }) => isPrefix).map(({ word }) => word);
  return run => words(run)
    .some(word => stems.has(stem(word)) && !isStop(word)
    || begins.some(begin => begin.length > 1 && word.startsWith(begin)));
};

/** The places of a text that a query found: `[start, end]` each. */
const places = (text, marks) => [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
  if (!IDEOGRAPH.test(run)) return marks(run) ? [[index, index + run.length]] : [];
  const found = [];
  for (let i = 0; i < run.length; i++) {
    if (!marks(run.slice(i, i + 2))) continue;
    const last = found[found.length - 1];
    if (last && last[1] >= index + i) last[1] = index + i + 2;
    else found.push([index + i, index + i + Math.min(2, run.length - i)]);
  }
  return found;
});

/** A text in pieces, those that a query found with `mark`. */
export const mark = (text, marks) => {
  const pieces = [];
  let rest = 0;
  for (const [start, end] of places(text, marks)) {
    if (start > rest) pieces.push({ text: text.slice(rest, start) });
    pieces.push({ text: text.slice(start, end), mark: true });
    rest = end;
  }
  if (rest < text.length) pieces.push({ text: text.slice(rest) });
  return pieces;
};

/**
 * About 160 characters of a text where most different words of a query stand, in pieces; nothing if it has
 * none.
 */
const excerpt = (text, marks) => {
  const found = places(text, marks).slice(0, 200);
  if (!found.length) return;
  const word = ([start, end]) => stem(fold(text.slice(start, end)));
  let [best, most] = [found[0][0], 0];
  for (const [index] of found) {
    const different = new Set(found.filter(([start]) => start >= index && start < index + 140).map(word))
      .size;
    if (different > most) [best, most] = [index, different];
  }
  const space = text.indexOf(" ", Math.max(0, best - 40));
  const start = best < 50 ? 0 : space >= 0 && space < best ? space + 1 : best;
  let end = Math.min(text.length, start + 170);
  if (end < text.length && text.lastIndexOf(" ", end) > best + 20) end = text.lastIndexOf(" ", end);
  return [...start ? [{ text: "… " }] : [], ...mark(text.slice(start, end), marks),
    ...end < text.length ? [{ text: " …" }] : []];
};
