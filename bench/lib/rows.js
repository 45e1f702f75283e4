// What is measured: each row has a key for --only, a name, and a command.
"use strict";

const { execFileSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { assembly } = require("./alarms");
const { ROOT } = require("./measure");

const PEER = path.join(ROOT, "bench", "peer");

/** Files of an estate in groups, with a board for each group. */
const ESTATES = [
  { key: "d", name: "d-10", clusters: "10", apis: "0", what: "10 clusters with all alarms and logs in groups" },
  { key: "d", name: "d-40", clusters: "40", apis: "0", what: "40 clusters with all alarms and logs in groups" },
  { key: "f", name: "f-250", clusters: "0", apis: "250", what: "250 APIs of three kinds with logs in groups" },
  { key: "f", name: "f-1000", clusters: "0", apis: "1000", what: "1,000 APIs of three kinds with logs in groups" },
];

/** Compiles the apps, installs the peer, and finds the class path. */
function prepare() {
  const maven = (...args) =>
    execFileSync(path.join(ROOT, "mvnw"), ["-q", "-B", "-ntp", ...args], { cwd: ROOT, encoding: "utf8" });
  maven("test-compile");
  const classpath = maven(
    "exec:exec",
    "-Dexec.executable=echo",
    "-Dexec.args=%classpath",
    "-Dexec.classpathScope=runtime",
  ).trim();
  const out = fs.mkdtempSync(path.join(os.tmpdir(), "bench-"));
  const all = [path.join(ROOT, "target", "test-classes"), classpath].join(path.delimiter);
  for (const { name, clusters, apis } of ESTATES) {
    const estate = ["-cp", all, "io.cloudtelemetry.bench.GroupedFile", clusters, apis];
    fs.writeFileSync(path.join(out, `${name}.yaml`), execFileSync("java", estate));
  }
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--silent"], { cwd: PEER });
  return { classpath: all, out };
}

/** What .mvn/jvm.config gives the JVM in which cdk.json runs the app, so that no row has another compiler than that. */
const JVM = fs
  .readFileSync(path.join(ROOT, ".mvn", "jvm.config"), "utf8")
  .split(/\s+/)
  .filter((option) => option.startsWith("-XX:"));

/** The rows; those of a group are run in turn. */
function groups({ classpath, out }) {
  const java = (app, ...args) => ["java", ...JVM, "-cp", classpath, `io.cloudtelemetry.${app}`, ...args];
  const peer = (apis) => ["node", path.join(PEER, "app.js"), apis];
  return [
    [
      { key: "a", name: "a", what: "an empty CDK app in Java", command: java("bench.EmptyApp") },
      { key: "a2", name: "a2", what: "the walk-through by hand", command: java("bench.HandWrittenApp") },
      { key: "b", name: "b", what: "telemetry.yaml", command: java("app.TelemetryApp") },
      {
        key: "mvn",
        name: "b0",
        what: "telemetry.yaml, by java without options",
        command: ["java", "-cp", classpath, "io.cloudtelemetry.app.TelemetryApp"],
      },
      {
        key: "mvn",
        name: "mvn",
        what: "telemetry.yaml, as cdk.json runs it",
        command: [path.join(ROOT, "mvnw"), "-q", "-B", "compile", "exec:java"],
      },
    ],
    [
      { key: "c", name: "c-25", what: "25 REST APIs, this library", command: java("bench.RestApisApp", "25") },
      { key: "c", name: "c-100", what: "100 REST APIs, this library", command: java("bench.RestApisApp", "100") },
      { key: "c", name: "peer-0", what: "an empty CDK app in Node", command: peer("0") },
      { key: "c", name: "peer-25", what: "25 REST APIs, the peer", command: peer("25") },
      { key: "c", name: "peer-100", what: "100 REST APIs, the peer", command: peer("100") },
    ],
    [
      { key: "e", name: "e-0", what: "no alarm", command: java("bench.AlarmsApp", "0") },
      { key: "e", name: "e-100", what: "100 alarms in one stack", command: java("bench.AlarmsApp", "1") },
      { key: "e", name: "e-1000", what: "1,000 alarms in ten stacks", command: java("bench.AlarmsApp", "10") },
    ],
    [
      {
        key: "l",
        name: "l",
        what: "the lint of 2,000 alarms in four stacks, start of the JVM included",
        command: java("cli.LintCommand", assembly(path.join(out, "alarms"))),
      },
    ],
    ESTATES.map(({ key, name, what }) => ({
      key,
      name,
      what,
      command: java("app.TelemetryApp"),
      env: { CDK_CONTEXT_JSON: JSON.stringify({ config: path.join(out, `${name}.yaml`) }) },
    })),
  ];
}

/** The templates of an assembly, by file name. */
function templates(out) {
  return fs
    .readdirSync(out)
    .filter((file) => file.endsWith(".template.json"))
    .map((file) => ({ file, size: fs.statSync(path.join(out, file)).size, ...JSON.parse(fs.readFileSync(path.join(out, file))) }));
}

function count(out) {
  const counts = {};
  for (const { file, Resources } of templates(out)) {
    for (const { Type } of Object.values(Resources ?? {})) {
      counts[`${file} ${Type}`] = (counts[`${file} ${Type}`] ?? 0) + 1;
    }
  }
  return counts;
}

/** Says whether the app by hand still defines the resources that telemetry.yaml gives. */
function differences(byHand, byFile) {
  const [one, other] = [count(byHand), count(byFile)];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  const different = keys.filter((key) => one[key] !== other[key]);
  const all = Object.values(other).reduce((sum, each) => sum + each, 0);
  return different.length === 0
    ? `Both (a2) and (b) define the same ${all} resources, by stack and type.\n`
    : different.map((key) => `**(a2) has ${one[key] ?? 0} of ${key}, (b) ${other[key] ?? 0}.**\n`).join("");
}

module.exports = { JVM, prepare, groups, templates, differences };
