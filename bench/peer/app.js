// Usage: node app.js <number of REST APIs>. Four alarms for each and one board, as RestApisApp of this project; 0 is an empty app.
const { App, Stack } = require("aws-cdk-lib");

const TOPIC = "arn:aws:sns:eu-west-1:111122223333:alarms";
const apis = Number(process.argv[2]);
const app = new App({
  postCliContext: { "aws:cdk:disable-stack-trace": true, "aws:cdk:disable-creation-stack-traces": true },
});
const stack = new Stack(app, "Apis", { env: { account: "111122223333", region: "eu-west-1" } });
if (apis > 0) {
  const { Duration } = require("aws-cdk-lib");
  const { RestApi } = require("aws-cdk-lib/aws-apigateway");
  const { Topic } = require("aws-cdk-lib/aws-sns");
  const { MonitoringFacade, SnsAlarmActionStrategy } = require("cdk-monitoring-constructs");

  const monitoring = new MonitoringFacade(stack, "Monitoring", {
    alarmFactoryDefaults: {
      alarmNamePrefix: "bench",
      actionsEnabled: true,
      action: new SnsAlarmActionStrategy({ onAlarmTopic: Topic.fromTopicArn(stack, "Topic", TOPIC) }),
      datapointsToAlarm: 3,
      evaluationPeriods: 3,
    },
  });
  for (let i = 1; i <= apis; i++) {
    const api = RestApi.fromRestApiAttributes(stack, `Api${i}`, {
      restApiId: `a1b2c3d${i}`,
      rootResourceId: `r1b2c3d${i}`,
      restApiName: `orders-${i}`,
    });
    monitoring.monitorApiGateway({
      api,
      apiStage: "prod",
      humanReadableName: `orders-${i}`,
      alarmFriendlyName: `orders-${i}`,
      add5XXFaultRateAlarm: { Critical: { maxErrorRate: 0.05 } },
      add4XXErrorRateAlarm: { Warning: { maxErrorRate: 0.05 } },
      addLatencyP90Alarm: { Warning: { maxLatency: Duration.millis(2500) } },
      addLowTpsAlarm: { Warning: { minTps: 1 } },
    });
  }
}
app.synth();
