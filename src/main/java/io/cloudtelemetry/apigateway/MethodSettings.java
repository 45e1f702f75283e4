package io.cloudtelemetry.apigateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.CfnStage.MethodSettingProperty;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.jsii.JsiiObject;
import software.amazon.jsii.UnsafeCast;

/** The settings per method that a stage has by now. */
record MethodSettings(List<MethodSettingProperty> entries) {
    private static final String ALL_PATHS = "/*";
    private static final String ALL_METHODS = "*";

    /**
     * Reads the settings of a stage.
     *
     * @throws IllegalArgumentException if they are tokens, for what is not known cannot be kept
     */
    static MethodSettings of(CfnStage stage) {
        var settings = stage.getMethodSettings();
        var entries = new ArrayList<MethodSettingProperty>();
        if (settings instanceof List<?> list) {
            for (var entry : list) {
                entries.add(entry(stage, entry));
            }
        } else if (settings != null) {
            throw token(stage);
        }
        return new MethodSettings(entries);
    }

    private static MethodSettingProperty entry(CfnStage stage, Object entry) {
        if (entry instanceof JsiiObject object && !(entry instanceof IResolvable)) {
            // Plain objects come back from the CDK's kernel without their type.
            return UnsafeCast.unsafeCast(object, MethodSettingProperty.class);
        }
        throw token(stage);
    }

    private static IllegalArgumentException token(CfnStage stage) {
        return new IllegalArgumentException(
                "stage must have method settings that are known now, got a token in %s; pass them to the stage as a list of values"
                        .formatted(stage.getNode().getPath()));
    }

    /** {@return the entries with the new settings in each, and one for all methods among them} */
    List<Object> with(StageSettings settings) {
        var merged = new ArrayList<Object>();
        if (entries.stream().noneMatch(MethodSettings::isForAll)) {
            merged.add(apply(
                    settings,
                    MethodSettingProperty.builder().resourcePath(ALL_PATHS).httpMethod(ALL_METHODS)));
        }
        // An entry of a single method stands for itself, so what is not set in it too would not hold for that method.
        entries.forEach(entry ->
                merged.add(saysOff(entry) ? metricsOnly(settings, copy(entry)) : apply(settings, copy(entry))));
        return merged;
    }

    private static boolean isForAll(MethodSettingProperty entry) {
        return ALL_PATHS.equals(entry.getResourcePath()) && ALL_METHODS.equals(entry.getHttpMethod());
    }

    /** A single method whose logging somebody switched off, such as a login, stays so. */
    private static boolean saysOff(MethodSettingProperty entry) {
        return !isForAll(entry) && MethodLoggingLevel.OFF.name().equals(entry.getLoggingLevel());
    }

    private static MethodSettingProperty metricsOnly(StageSettings settings, MethodSettingProperty.Builder entry) {
        return apply(new StageSettings(null, settings.detailedMetrics(), settings.tracing()), entry);
    }

    private static MethodSettingProperty apply(StageSettings settings, MethodSettingProperty.Builder entry) {
        var logs = settings.logs();
        if (logs != null) {
            entry.loggingLevel(logs.level().name()).dataTraceEnabled(logs.writesBodies());
        }
        var metrics = settings.detailedMetrics();
        if (metrics != null) {
            entry.metricsEnabled(metrics.isOn());
        }
        return entry.build();
    }

    private static MethodSettingProperty.Builder copy(MethodSettingProperty from) {
        var copy = MethodSettingProperty.builder()
                .resourcePath(from.getResourcePath())
                .httpMethod(from.getHttpMethod())
                .loggingLevel(from.getLoggingLevel())
                .throttlingBurstLimit(from.getThrottlingBurstLimit())
                .throttlingRateLimit(from.getThrottlingRateLimit())
                .cacheTtlInSeconds(from.getCacheTtlInSeconds());
        keep(from.getCachingEnabled(), copy::cachingEnabled, copy::cachingEnabled);
        keep(from.getCacheDataEncrypted(), copy::cacheDataEncrypted, copy::cacheDataEncrypted);
        keep(from.getDataTraceEnabled(), copy::dataTraceEnabled, copy::dataTraceEnabled);
        keep(from.getMetricsEnabled(), copy::metricsEnabled, copy::metricsEnabled);
        return copy;
    }

    private static void keep(@Nullable Object value, Consumer<Boolean> literal, Consumer<IResolvable> token) {
        if (value instanceof Boolean known) {
            literal.accept(known);
        } else if (value instanceof IResolvable unknown) {
            token.accept(unknown);
        }
    }
}
