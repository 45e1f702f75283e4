// The report, in Markdown.
"use strict";

const { execFileSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { ROOT, median } = require("./measure");
const { JVM, templates } = require("./rows");

function table(header, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |\n`;
  return rows.length === 0 ? "" : line(header) + line(header.map(() => "---")) + rows.map(line).join("");
}

const seconds = (value) => value.toFixed(2);
const megabytes = (bytes) => Math.round(bytes / 1e6);

function head(setting, runs) {
  const said = (command, ...args) => execFileSync(command, args, { cwd: ROOT, encoding: "utf8", stdio: "pipe" }).trim();
  const peer = JSON.parse(fs.readFileSync(path.join(ROOT, "bench", "peer", "package.json"))).dependencies;
  const java = /aws-cdk-lib-([\d.]+)\.jar/.exec(setting.classpath)[1];
  const cpus = os.cpus();
  return `# Measured

\`bench/run\` writes this page. Seconds are medians of ${runs} alternated runs, each a process of its own started by
\`java ${JVM.join(" ")}\` (the options of .mvn/jvm.config) or \`node\`.
Of CDK these are off in all rows, also those of the peer: its validation of templates; its traces of where each resource was defined,
as in the app; its clocks around each access to a file, as in cdk.json. A first run that fills caches is not counted. Memory is the peak of that first run. ${new Date().toISOString().slice(0, 10)}, commit ${said("git", "rev-parse", "--short", "HEAD")}.

${table(
  ["machine", ""],
  [
    ["processor", `${cpus.length} x ${cpus[0].model.trim()}`],
    ["memory", `${Math.round(os.totalmem() / 2 ** 30)} GB`],
    ["system", `${os.type()} ${os.release()}`],
    ["Java", /version "(.*?)"/.exec(execFileSync("sh", ["-c", "java -version 2>&1"], { encoding: "utf8" }))[1]],
    ["Node", process.versions.node],
    ["aws-cdk-lib", `${java}; of the peer ${peer["aws-cdk-lib"]}`],
    ["peer", `cdk-monitoring-constructs ${peer["cdk-monitoring-constructs"]}`],
  ],
)}`;
}

function times(results) {
  const memory = (value) => (value === undefined ? "" : Math.round(value));
  return table(
    ["row", "what", "median s", "min–max s", "JVM MB", "Node MB"],
    [...results.values()].map((row) => [
      row.name,
      row.what,
      seconds(median(row.seconds)),
      `${seconds(Math.min(...row.seconds))}–${seconds(Math.max(...row.seconds))}`,
      memory(row.memory.java),
      memory(row.memory.node),
    ]),
  );
}

function ratios(results) {
  const time = (name) => median(results.get(name).seconds);
  const further = (kind) => (1000 * (time(`${kind}-100`) - time(`${kind}-25`))) / 75;
  const rows = [];
  const add = (names, what, value, limit) => {
    if (names.every((name) => results.has(name))) {
      rows.push([what, value(), limit]);
    }
  };
  add(["a", "b"], "(b) / (a)", () => seconds(time("b") / time("a")), "2.2");
  add(["a2", "b"], "(b) / (a2)", () => seconds(time("b") / time("a2")), "1.35");
  add(["b0", "mvn"], "(mvn) / (b0)", () => seconds(time("mvn") / time("b0")), "1.3");
  add(["b", "mvn"], "(mvn) / (b)", () => seconds(time("mvn") / time("b")), "");
  add(["c-25", "c-100"], "a further API, ms", () => further("c").toFixed(1), "");
  add(["peer-25", "peer-100"], "a further API of the peer, ms", () => further("peer").toFixed(1), "");
  add(["c-25", "peer-25"], "a further API / that of the peer", () => seconds(further("c") / further("peer")), "1.0");
  add(
    ["e-0", "e-1000"],
    "1,000 alarms / 100, each without the time of none",
    () => seconds((time("e-1000") - time("e-0")) / (time("e-100") - time("e-0"))),
    "10.5",
  );
  const base = (name) => time(name) - (results.has("a") ? time("a") : 0);
  add(["a", "d-10", "d-40"], "40 clusters / 10, each without (a)", () => seconds(base("d-40") / base("d-10")), "4.2");
  add(["a", "f-250", "f-1000"], "1,000 APIs / 250, each without (a)", () => seconds(base("f-1000") / base("f-250")), "4.2");
  for (const name of ["d-40", "f-1000"].filter((each) => results.has(each))) {
    const { java, node } = results.get(name).memory;
    rows.push([`(${name}), MB in all`, Math.round(java + node), "1000"]);
  }
  return table(["ratio", "measured", "at most"], rows);
}

function sizes(results) {
  const rows = ["c-25", "c-100", "peer-25", "peer-100"].filter((name) => results.has(name));
  return table(
    ["template", "bytes an alarm, board included"],
    rows.map((name) => {
      const all = templates(results.get(name).out);
      const alarms = all.flatMap((each) => Object.values(each.Resources)).filter((each) => each.Type === "AWS::CloudWatch::Alarm");
      return [results.get(name).what, Math.round(all.reduce((sum, each) => sum + each.size, 0) / alarms.length)];
    }),
  );
}

/** The fullest stack of each estate. */
function fullest(results) {
  const most = (all, of) => Math.max(...all.map(of)).toLocaleString("en");
  return table(
    ["estate", "stacks", "resources of the largest", "outputs", "bytes"],
    ["d-40", "f-1000"]
      .filter((name) => results.has(name))
      .map((name) => {
        const all = templates(results.get(name).out);
        return [
          results.get(name).what,
          all.length,
          most(all, (each) => Object.keys(each.Resources ?? {}).length),
          most(all, (each) => Object.keys(each.Outputs ?? {}).length),
          most(all, (each) => each.size),
        ];
      }),
  );
}

function cold({ command, synth, bare, files, bytes }) {
  return `(g) \`${command}\` in a fresh clone, with empty caches of Maven and npm:

${table(
  ["what", "files", "MB", "s"],
  [
    ["first synth", files, megabytes(bytes), synth.toFixed(1)],
    ["bare download of the same files, five at a time", files, megabytes(bytes), bare.toFixed(1)],
  ],
)}`;
}

function verify({ seconds: all, classes }) {
  const slow = classes.filter((each) => each.seconds >= 0.3);
  const others = classes.filter((each) => each.seconds < 0.3);
  const sum = (of, what) => of.reduce((total, each) => total + each[what], 0);
  return `(h) \`./mvnw verify\`: ${all.toFixed(1)} s, ${sum(classes, "tests")} tests.

${table(
  ["test class", "tests", "s"],
  [
    ...slow.map((each) => [each.name, each.tests, seconds(each.seconds)]),
    [`${others.length} others`, sum(others, "tests"), seconds(sum(others, "seconds"))],
  ],
)}`;
}

module.exports = { head, times, ratios, sizes, fullest, cold, verify };
