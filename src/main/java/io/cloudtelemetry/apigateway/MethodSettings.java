package io.cloudtelemetry.apigateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.CfnStage.MethodSettingProperty;
import software.amazon.jsii.JsiiObject;
import software.amazon.jsii.UnsafeCast;

/** The method settings that a stage of this app already has. */
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
        for (var entry : settings instanceof List<?> list
                ? list
                : Stream.ofNullable(settings).toList()) {
            if (!(entry instanceof JsiiObject object) || entry instanceof IResolvable) {
                throw new IllegalArgumentException(
                        "stage must have method settings that are known now, got a token in %s; pass them to the stage as a list of values"
                                .formatted(stage.getNode().getPath()));
            }
            // Plain objects come back from the CDK's kernel without their type.
            entries.add(UnsafeCast.unsafeCast(object, MethodSettingProperty.class));
        }
        return new MethodSettings(entries);
    }

    /**
     * {@return the entries with the new settings in each, one for all methods among them, and one for each override} The
     * entry of a method inherits nothing, so new settings go into each.
     */
    List<Object> with(RequestedSettings settings) {
        var merged = new ArrayList<Object>();
        var open = new LinkedHashMap<String, SettingsOverride>();
        settings.overrides().forEach(override -> open.put(override.part().key(), override));
        var forAll = entries.stream().filter(MethodSettings::isForAll).findFirst();
        if (forAll.isEmpty() && !settings.all().isEmpty()) {
            merged.add(apply(settings.all(), all()));
        }
        for (var entry : entries) {
            var override = open.remove(key(entry));
            var changed = override == null ? ofStage(settings, entry) : settings.of(override);
            merged.add(apply(changed, copy(entry)));
        }
        for (var override : open.values()) {
            var entry = forAll.map(MethodSettings::copy)
                    .orElseGet(MethodSettings::all)
                    .resourcePath(override.part().settingsPath())
                    .httpMethod(String.valueOf(override.part().httpMethod()));
            merged.add(apply(settings.of(override), entry));
        }
        return merged;
    }

    private static PartSettings ofStage(RequestedSettings settings, MethodSettingProperty entry) {
        return isForAll(entry)
                ? settings.all()
                : settings.all().keepingOff(entry.getLoggingLevel(), entry.getDataTraceEnabled());
    }

    /** {@return whether no entry, and with it no throttling, holds for all methods} */
    boolean haveNoneForAll() {
        return entries.stream().noneMatch(MethodSettings::isForAll);
    }

    private static MethodSettingProperty.Builder all() {
        return MethodSettingProperty.builder().resourcePath(ALL_PATHS).httpMethod(ALL_METHODS);
    }

    private static boolean isForAll(MethodSettingProperty entry) {
        return ALL_PATHS.equals(entry.getResourcePath()) && ALL_METHODS.equals(entry.getHttpMethod());
    }

    /** {@return the keys of the entries that write bodies, or may do so, as patches name them} */
    List<String> keysWithBodies() {
        return entries.stream()
                .filter(entry ->
                        entry.getDataTraceEnabled() != null && !Boolean.FALSE.equals(entry.getDataTraceEnabled()))
                .map(MethodSettings::key)
                .toList();
    }

    /** {@return what {@link MethodOrRoute#key} is for its method} */
    private static String key(MethodSettingProperty entry) {
        var path = entry.getResourcePath();
        return ("/".equals(path) ? "/~1" : path) + "/" + entry.getHttpMethod();
    }

    private static MethodSettingProperty apply(PartSettings settings, MethodSettingProperty.Builder entry) {
        if (settings.level() != null) {
            entry.loggingLevel(settings.level());
        }
        if (settings.dataTrace() != null) {
            entry.dataTraceEnabled(settings.dataTrace());
        }
        if (settings.metrics() != null) {
            entry.metricsEnabled(settings.metrics());
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
