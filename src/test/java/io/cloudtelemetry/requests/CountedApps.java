package io.cloudtelemetry.requests;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.LogPatternAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.apigateway.AccessLogs;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.Switch;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.KubectlAccess;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.NotificationTopics;
import io.cloudtelemetry.resources.ResourceTelemetry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** Apps of one, two, three of a kind, with a marked request before each, for a process whose requests are counted. */
final class CountedApps {
    static final String SYNTH = "synth";
    static final String TELEMETRY = "-telemetry-";
    static final String MARK = "counted-from-here-";

    private CountedApps() {}

    public static void main(String[] folder) {
        var app = new App(AppProps.builder().outdir(folder[0]).build());
        for (var kind : Kind.values()) {
            // With what the first of a kind loads, and what a second finds, only the third is a further one.
            for (int number = 1; number <= 3; number++) {
                var stack = new Stack(
                        app,
                        kind.word() + number,
                        StackProps.builder()
                                .env(Environment.builder()
                                        .account("111122223333")
                                        .region("eu-west-1")
                                        .build())
                                .build());
                var topics = NotificationTopics.Builder.create(stack, "Topics")
                        .topics(List.of(AlarmTopic.named(kind.word() + number)
                                .forSeverities(Severity.CRITICAL, Severity.WARNING)
                                .email("ops@example.org")))
                        .build();
                var rooms = IntStream.range(0, kind.before + 1)
                        .mapToObj(index -> new Construct(stack, "Room" + index))
                        .toList();
                for (int index = 0; index < kind.before; index++) {
                    kind.define(rooms.get(index), topics, 10 * number + index);
                }
                mark(app, kind.name() + number);
                kind.define(rooms.get(kind.before), topics, 10 * number + kind.before);
                mark(app, kind.name() + number + "-end");
            }
        }
        mark(app, SYNTH);
        app.synth();
    }

    private static void mark(App app, String what) {
        new Construct(app, MARK + what);
    }

    /** What is counted. */
    enum Kind {
        ALARMS_OF_TWO(0) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                alarms(List.of("node-memory", "agent-silent")).define(scope, subject(number), routing);
            }
        },
        ALARMS_OF_SEVEN(0) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                EksAlarms.recommended(KubernetesMetrics.standard()).define(scope, subject(number), routing);
            }
        },
        PLAIN_API(1) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                api(scope, number).routing(routing).build();
            }
        },
        API_WITH_ALL(1) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                api(scope, number)
                        .account(ApiGatewayAccount.leaveAlone())
                        .executionLogs(ExecutionLogs.errors())
                        .accessLogs(AccessLogs.json())
                        .detailedMetrics(Switch.ON)
                        .tracing(Switch.ON)
                        .routing(routing)
                        .build();
            }
        },
        CLUSTER(1) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                ContainerInsights.Builder.create(scope, "Insights")
                        .cluster(ClusterTarget.existing(word() + number, KubectlAccess.accessEntry()))
                        .credentials(AgentCredentials.nodeRoles("nodes-" + number))
                        .routing(routing)
                        .build();
            }
        },
        QUEUE(1) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                var stack = Stack.of(scope);
                watched(stack, Queue.Builder.create(stack, word() + number).build(), routing, number);
            }
        },
        SERVICE(1) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                var stack = Stack.of(scope);
                watched(stack, CfnService.Builder.create(stack, word() + number).build(), routing, number);
            }
        },
        EVERY_QUEUE_OF_ONE(0) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                everyQueue(scope, routing, 1, number);
            }
        },
        EVERY_QUEUE_OF_ELEVEN(0) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                everyQueue(scope, routing, 11, number);
            }
        },
        LOG_PATTERNS_ONE(0) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                logPatterns(scope, routing, 1, number);
            }
        },
        LOG_PATTERNS_ELEVEN(0) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                logPatterns(scope, routing, 11, number);
            }
        },
        BOARD_OF_ONE(1) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                board(scope, word() + number, 1);
            }
        },
        BOARD_OF_MANY(1) {
            @Override
            void define(Construct scope, AlarmRouting routing, int number) {
                board(scope, word() + number, 100);
            }
        };

        /** How many stand in the stack already. */
        private final int before;

        Kind(int before) {
            this.before = before;
        }

        String word() {
            return name().replace('_', '-');
        }

        abstract void define(Construct scope, AlarmRouting routing, int number);

        void everyQueue(Construct scope, AlarmRouting routing, int queues, int number) {
            for (int queue = 0; queue < queues; queue++) {
                Queue.Builder.create(scope, word() + number + "-" + queue).build();
            }
            new Construct(scope, MARK + name() + TELEMETRY + number);
            ResourceTelemetry.everythingIn(scope).routing(routing).build();
        }

        void logPatterns(Construct scope, AlarmRouting routing, int patterns, int number) {
            for (int pattern = 0; pattern < patterns; pattern++) {
                LogPatternAlarm.matching(
                                word() + number,
                                "p" + pattern,
                                "/shop/" + number + "/" + pattern,
                                "ERROR",
                                Severity.WARNING)
                        .define(scope, routing);
            }
        }

        /** The resource itself is not counted. */
        void watched(Stack scope, IConstruct resource, AlarmRouting routing, int number) {
            new Construct(scope, MARK + name() + TELEMETRY + number);
            ResourceTelemetry.Builder.create(scope, "Telemetry" + number)
                    .resource(resource)
                    .routing(routing)
                    .build();
        }

        AlarmSubject subject(int number) {
            var name = word() + number;
            return new AlarmSubject(name, Map.of("ClusterName", name), 60);
        }

        private static AlarmSet alarms(List<String> names) {
            return AlarmSet.of(EksAlarms.recommended(KubernetesMetrics.standard()).specs().stream()
                    .filter(spec -> names.contains(spec.name()))
                    .toArray(AlarmSpec[]::new));
        }

        RestApiTelemetry.Builder api(Construct scope, int number) {
            return RestApiTelemetry.Builder.create(scope, "Api")
                    .stage(StageTarget.existing("a1b2c3d" + ordinal() + number, word() + number, "prod"));
        }

        private static void board(Construct scope, String name, int widgets) {
            TelemetryDashboard.Builder.create(scope, "Board")
                    .name(name)
                    .sections(List.of(new DashboardSection(
                            "Notes", Collections.nCopies(widgets, DashboardWidget.text(1, "note")))))
                    .build();
        }
    }
}
