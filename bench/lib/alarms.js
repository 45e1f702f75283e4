// An assembly of alarms for the lint to read, as CDK would write it: what they cost to define is another row.
"use strict";

const fs = require("fs");
const path = require("path");

const STACKS = 4;
const ALARMS = 500;

/** Writes an assembly of four stacks with 500 alarms each, which reach a topic of a fifth, and returns its folder. */
function assembly(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const artifacts = {};
  const write = (stack, Resources) => {
    const templateFile = `${stack}.template.json`;
    fs.writeFileSync(path.join(folder, templateFile), JSON.stringify({ Resources }, null, 1));
    artifacts[stack] = {
      type: "aws:cloudformation:stack",
      environment: "aws://111122223333/eu-west-1",
      properties: { templateFile },
    };
  };
  write("Topics", {
    Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: "alarms" } },
    Mail: { Type: "AWS::SNS::Subscription", Properties: { Protocol: "email", Endpoint: "ops@example.com", TopicArn: { Ref: "Topic" } } },
  });
  for (let stack = 1; stack <= STACKS; stack++) {
    write(`Alarms${stack}`, Object.fromEntries(Array.from({ length: ALARMS }, (_, i) => [`Alarm${i}`, alarm(stack, i)])));
  }
  fs.writeFileSync(path.join(folder, "manifest.json"), JSON.stringify({ version: "54.0.0", artifacts }));
  return folder;
}

function alarm(stack, i) {
  return {
    Type: "AWS::CloudWatch::Alarm",
    Properties: {
      AlarmActions: [{ "Fn::Join": ["", ["arn:", { Ref: "AWS::Partition" }, ":sns:eu-west-1:111122223333:alarms"]] }],
      AlarmDescription: "Requests are answered slowly: compare with the latency of the backend to see which side is slow.",
      AlarmName: `orders-${stack}-latency-${i}`,
      ComparisonOperator: "GreaterThanThreshold",
      DatapointsToAlarm: 3,
      Dimensions: [
        { Name: "ApiName", Value: `orders-${i}` },
        { Name: "Stage", Value: "prod" },
      ],
      EvaluationPeriods: 3,
      ExtendedStatistic: "p90",
      MetricName: "Latency",
      Namespace: "AWS/ApiGateway",
      Period: 60,
      Tags: [{ Key: "telemetry:severity", Value: "warning" }],
      Threshold: 2500,
      TreatMissingData: "notBreaching",
    },
    Metadata: { "aws:cdk:path": `Alarms${stack}/Alarm${i}/Resource` },
  };
}

module.exports = { assembly };
