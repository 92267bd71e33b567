// Tests of the search's client, for node and for browsers alike: `node run.mjs`, or import `run` in a page.
import { createSearch, fold, isOneSlip, numbers, stem,
  words } from "../../../Sources/waymark/Resources/theme/search.js";
import { filter } from "../../../Sources/waymark/Resources/theme/search-page.js";

const same = (actual, expected, what = "") => {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
};

/** The files of an index that was kept as one text. */
const files = text => new Map(text.split(/^== /m).slice(1).map(file => {
  const end = file.indexOf("\n");
  return [file.slice(0, end).replace("search/shards/", ""), file.slice(end + 1, -1)];
}));

const rows = text => text.split("\n").filter(line => line && line[0] !== "#");
const addresses = found => found.results.map(({ address }) => address);
const marked = pieces => pieces.filter(piece => piece.mark).map(piece => piece.text);
const plain = pieces => pieces.map(piece => piece.text).join("");

/** All tests by name; `read` gives the text of a file beside this one. */
export const tests = read => {
  const open = async (loaded = []) => {
    const index = files(await read("index.txt"));
    return createSearch(async path => {
      const name = path.split("?")[0];
      loaded.push(name);
      if (!index.has(name)) throw new Error("no file " + name);
      return index.get(name);
    });
  };
  const find = async (query, options) => (await open()).search(query, options);

  return {
    "stems are those of the list": async () => {
      for (const row of rows(await read("stems.txt"))) same(stem(row.split(" ")[0]), row.split(" ")[1], row);
    },
    "words are those of the list": async () => {
      for (const row of rows(await read("words.txt"))) same(words(row.split("\t")[0]).join(" "),
        row.split("\t")[1], row);
    },
    "letters are folded in three scripts only": () => {
      same(fold("ÀÖØß Ά Й が"), "aooss α и が");
    },
    "numbers are read in base 46": () => {
      same(numbers("!NO\"OO\""), [0, 45, 46, 2116]);
    },
    "one slip is one letter too much, too few, another, or two exchanged": () => {
      for (const other of ["server", "servr", "serverr", "aserver", "sorver", "sevrer",
        "erver"]) same(isOneSlip("server", other), true, other);
      for (const other of ["serv", "servings", "resver", "sevrar", "serverss"]) same(isOneSlip("server",
        other), false, other);
    },
    "a title comes before text": async () => {
      same(addresses(await find("configuration")).slice(0, 1), ["wiki/configuration/"]);
    },
    "the section that matches is found": async () => {
      const { results: [first] } = await find("gateway limits");
      same([first.address, first.title, first.heading], ["guide/gateway/#limits", "Set up a gateway",
        "Limits"]);
      same(marked(first.excerpt), ["limits"]);
      same(plain(first.excerpt), "Configuring limits: at most ten requests a second.");
    },
    "word forms are one word": async () => {
      same(addresses(await find("configures ")).sort(), ["guide/gateway/#limits", "wiki/configuration/"]);
    },
    "the last word may be a beginning": async () => {
      same(addresses(await find("gatew"))[0], "guide/gateway/");
      same(addresses(await find("confi")).sort(), ["guide/gateway/#limits", "wiki/configuration/"]);
    },
    "a word that every text has finds titles": async () => {
      same(addresses(await find("with")), ["wiki/with/"]);
      same(addresses(await find("the limits of the gateway"))[0], "guide/gateway/#limits");
    },
    "diacritics do not matter": async () => {
      for (const query of ["café", "cafe", "CAFE\u0301", "lodz", "Łódź"]) same(addresses(await find(query)),
        ["fr/cafe/"], query);
    },
    "text is text": async () => {
      same(plain((await find("francaise")).results[0].excerpt), "Une <page> française à propos d'Łódź.");
    },
    "Japanese is found by pairs of letters": async () => {
      for (const query of ["検索", "日本語", "検", "設定"]) same(addresses(await find(query)), ["ja/search/"], query);
      same(marked((await find("日本語")).results[0].excerpt), ["日本語"]);
    },
    "a key leads to the schema and to each block": async () => {
      for (const query of ["inferenceGatewayBaseUrl", "gatewayBase", "gatewaybaseurl",
        "inferencegatewaybaseurl", "gateway url", "gateway_base_url"]) {
        const { results } = await find(query);
        const key = results.find(({ type }) => type === "key");
        same([key?.path, key?.address, key?.count],
          ["inferenceGatewayBaseUrl", "reference/desktop/#inferenceGatewayBaseUrl", 1], query);
        same(key.uses.map(({ address }) => address), ["guide/gateway/#config-1"], query);
        same(results.some(({ type, address }) => type === "page" && address === "guide/gateway/#config-1"),
          true, query);
      }
    },
    "a path with a star is a key": async () => {
      const { results: [first] } = await find("mcpServers.*.command");
      same([first.path, first.address], ["mcpServers.*.command", "reference/servers/#command"]);
      same(first.uses.map(({ address }) => address), ["guide/servers/#config-2"]);
    },
    "a key may have a slip": async () => {
      same((await find("inferenceGatwayBaseUrl"))
        .results.some(({ path }) => path === "inferenceGatewayBaseUrl"), true);
    },
    "a key that no page shows is found": async () => {
      same((await find("env")).results.map(({ path, count }) => [path, count]), [["mcpServers.*.env", 0]]);
    },
    "every slip in every word of five letters or more is found": async () => {
      const search = await open();
      for (const [word, address] of [["configuration", "wiki/configuration/"],
        ["limits", "guide/gateway/#limits"], ["servers", "guide/servers/"], ["francaise", "fr/cafe/"],
        ["opens", "wiki/with/"], ["japan", undefined]]) {
        for (let at = 0; at <= word.length; at++) {
          const [before, behind] = [word.slice(0, at), word.slice(at)];
          const slips = [before + "q" + behind, before + "q" + behind.slice(1), before + behind.slice(1),
            before + behind.slice(1, 2) + behind.slice(0, 1) + behind.slice(2)];
          for (const slip of slips) {
            if (slip === word || slip.length < 5) continue;
            const found = addresses(await search.search(slip + " "));
            same(address ? found.includes(address) : found.length === 0, true,
              `${slip} for ${word}: ${found}`);
          }
        }
      }
    },
    "words of fewer letters have no slips": async () => {
      same((await find("nots ")).results, []);
      same((await find("nite ")).results, []);
    },
    "filters leave other kinds and sections out": async () => {
      const search = await open();
      const facets = await search.facets();
      const tools = filters => search.search("tools", { limit: 20, passes: filter(facets, filters) });
      same((await tools({})).total, 13);
      same(addresses(await tools({ kind: "guide" })), ["guide/servers/"]);
      same((await tools({ section: "notes" })).results.length, 12);
      same((await tools({ section: "notes", kind: "guide" })).results, []);
      same((await tools({ section: "nowhere" })).results, []);
    },
    "more pages follow the first": async () => {
      const search = await open();
      const first = await search.search("template", { limit: 10 });
      const second = await search.search("template", { limit: 10, offset: 10 });
      same([first.results.length, first.more, second.results.length, second.more], [10, true, 2, false]);
      same(new Set([...addresses(first), ...addresses(second)]).size, 12);
    },
    "nothing is found for nothing": async () => {
      for (const query of ["", "  ", "?!", "zzzzzzzz"]) same((await find(query)).results, [], query);
    },
    "a query loads what it needs, once": async () => {
      const loaded = [];
      const search = await open(loaded);
      await search.search("limits", { limit: 1 });
      same(loaded.length, new Set(loaded).size);
      same(loaded.filter(name => /^[px]-/.test(name)).length, 2);
      const before = loaded.length;
      await search.search("limits", { limit: 1 });
      same(loaded.length, before);
    },
    "a file that failed is loaded again": async () => {
      const index = files(await read("index.txt"));
      let fails = true;
      const search = createSearch(async path => {
        if (fails) throw new Error("offline");
        return index.get(path.split("?")[0]);
      });
      await search.search("limits")
        .then(() => { throw new Error("no error"); }, error => same(error.message, "offline"));
      fails = false;
      same(addresses(await search.search("limits"))[0], "guide/gateway/#limits");
    },
  };
};

/** Runs all tests and gives the names of those that failed, with what was wrong. */
export const run = async read => {
  const failures = [];
  for (const [name, test] of Object.entries(tests(read))) {
    try { await test(); } catch (error) { failures.push(`${name}: ${error.message}`); }
  }
  return { count: Object.keys(tests(read)).length, failures };
};
