package io.cloudtelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.notifications.NotificationTopics;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

/** Null for a value that is required is an exception that names it, in every builder and factory, and what changes a value. */
class NullArgumentsTest {
    /** Public for the other packages, or for what is handed back; users make none. */
    private static final Set<String> NOT_MADE_BY_USERS = Set.of(
            "BoardData",
            "BoardSubject",
            "BoardUse",
            "Section",
            "AlarmRecommendation",
            "AlarmRecommendations",
            "Ordered",
            "RecommendedAlarms",
            "NotTaken",
            "ResourceType",
            "GraphRow",
            "LineRow",
            "DimensionValue",
            "Found",
            "DefinedAlarm",
            "DefinedComposite",
            "DefinedPromQlAlarm",
            "AgentManifests",
            "FluentBitManifests",
            "ClusterLogGroups",
            "KubernetesNames",
            "RbacRule",
            "CdkTokens",
            "KubernetesTemplate",
            "KubernetesManifests",
            "TelemetryChart",
            "Place",
            "DataFile",
            "Nearest",
            "Requirement",
            "LintFinding",
            // By KubernetesMetrics, Series and the like, which are asked.
            "EnhancedMetrics",
            "StandardMetrics",
            "MetricSeries",
            "QuerySeries",
            "InsightsSeries",
            "MathSeries",
            "Existing",
            "ExistingKey");

    /** Where the library's messages call a property otherwise than its Java parameter. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("added", "specs"),
            Map.entry("address", "email"),
            Map.entry("choice", "onRemoval|encryption"),
            Map.entry("cpu", "cpuRequest"),
            Map.entry("functionArn", "lambda"),
            Map.entry("languages", "stackTraces"),
            Map.entry("layerVersionArn", "layerArn"),
            Map.entry("memory", "memoryRequest"),
            Map.entry("more", "identifiers"),
            Map.entry("name", "logGroup|priorityClassName"),
            Map.entry("names", "imagePullSecrets"),
            Map.entry("namesOrArns", "nodeRoles"),
            Map.entry("number", "sms"),
            Map.entry("numberOrShare", "maxUnavailable"),
            Map.entry("onOrOff", "detailedMetrics"),
            Map.entry("options", "fluentBit|pod"),
            Map.entry("other", "zone"),
            Map.entry("others", "severities|states"),
            Map.entry("prefixes", "values"),
            Map.entry("providerArn", "irsa"),
            Map.entry("queueArn", "sqs|deadLetterQueue"),
            Map.entry("repository", "imageRepository"),
            Map.entry("roleArn", "role"),
            Map.entry("roles", "nodeRoles"),
            Map.entry("sentence", "meaning"),
            Map.entry("settings", "logGroups"),
            Map.entry("streamArn", "firehose"),
            Map.entry("systems", "nodes"),
            Map.entry("treatment", "missingData"),
            Map.entry("url", "https"),
            Map.entry("variables", "environment"));

    private final SampleArguments samples = new SampleArguments();
    private final List<String> wrong = new ArrayList<>();
    private int asked;

    @Test
    void everyRequiredArgumentIsNamedWhenItIsNull() throws ReflectiveOperationException {
        for (var type :
                publicTypes().sorted(Comparator.comparing(Class::getName)).toList()) {
            ask(type);
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(200);
    }

    /** Of the packages that are for users of the library. */
    private static Stream<Class<?>> publicTypes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.cloudtelemetry")
                        .stream()
                        .filter(type -> !type.getPackageName().matches(".*\\.(app|ownership)(\\..*)?"))
                        .<Class<?>>map(type -> type.reflect())
                        .filter(NullArgumentsTest::isPublic)
                        .filter(type -> !type.isEnum() && !NOT_MADE_BY_USERS.contains(type.getSimpleName()));
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    @Test
    void everyNullAmongSeveralIsNamed() {
        var none = new ArrayList<@Nullable Object>();
        none.add(null);
        var stack = new Stack();
        var api = RestApiTelemetry.Builder.create(stack, "Api").stage(StageTarget.existing("a1b2c3d4e5", "a", "prod"));
        Map<String, Use> uses = Map.of(
                "topics",
                        () -> NotificationTopics.Builder.create(stack, "Topics")
                                .topics(cast(none))
                                .build(),
                "overrides", () -> api.overrides(cast(none)).build(),
                "sections",
                        () -> TelemetryDashboard.Builder.create(stack, "Board")
                                .sections(cast(none))
                                .build(),
                "nodeRoles", () -> AgentCredentials.nodeRoles((String[]) null));

        uses.forEach((property, use) -> assertThatThrownBy(use::run)
                .isInstanceOf(NullPointerException.class)
                .hasMessage(property));
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> cast(List<?> list) {
        return (List<T>) list;
    }

    @FunctionalInterface
    private interface Use {
        void run();
    }

    private void ask(Class<?> type) throws ReflectiveOperationException {
        if (!Modifier.isAbstract(type.getModifiers()) && !hasFactory(type)) {
            for (var constructor : type.getConstructors()) {
                ask(constructor, null);
            }
        }
        for (var method : type.getDeclaredMethods()) {
            if (!isForUsers(method)) {
                continue;
            }
            if (Modifier.isStatic(method.getModifiers())) {
                ask(method, null);
            } else if (method.getReturnType() == type && samples.receiver(type) != null) {
                ask(method, samples.receiver(type));
            }
        }
    }

    /** Not what packages ask of each other. */
    private static boolean isForUsers(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && !method.getName().startsWith("require");
    }

    private static boolean hasFactory(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .anyMatch(method -> method.getReturnType() == type
                        || method.getReturnType().getSimpleName().equals("Builder"));
    }

    private void ask(Executable called, @Nullable Object receiver) {
        var parameters = called.getParameters();
        for (int index = 0; index < parameters.length; index++) {
            if (isRequired(parameters[index])) {
                asked++;
                var arguments = Arrays.stream(parameters)
                        .map(parameter -> samples.argument(called, parameter))
                        .toArray();
                arguments[index] = parameters[index].isVarArgs() ? oneNull(parameters[index]) : null;
                ask(called, receiver, arguments, parameters[index].getName());
            }
        }
    }

    private static Object oneNull(Parameter values) {
        return Array.newInstance(values.getType().getComponentType(), 1);
    }

    private static boolean isRequired(Parameter parameter) {
        return !parameter.getType().isPrimitive()
                && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private void ask(Executable called, @Nullable Object receiver, Object[] arguments, String name) {
        var where = "%s.%s(%s)"
                .formatted(
                        called.getDeclaringClass().getName().replace("io.cloudtelemetry.", ""), called.getName(), name);
        try {
            call(called, receiver, arguments);
            wrong.add(where + ": nothing thrown");
        } catch (InvocationTargetException thrown) {
            var message = String.valueOf(thrown.getCause().getMessage());
            var names = name + "|" + PROPERTIES.getOrDefault(name, name);
            if (!Pattern.compile("(?i)(%s)\\b".formatted(names))
                    .matcher(message)
                    .find()) {
                wrong.add(where + ": " + thrown.getCause());
            }
        } catch (ReflectiveOperationException | IllegalArgumentException impossible) {
            wrong.add(where + ": cannot be called: " + impossible);
        }
    }

    private static void call(Executable called, @Nullable Object receiver, Object[] arguments)
            throws ReflectiveOperationException {
        if (called instanceof Constructor<?> constructor) {
            constructor.newInstance(arguments);
        } else {
            var method = (Method) called;
            method.setAccessible(true);
            method.invoke(receiver, arguments);
        }
    }
}
