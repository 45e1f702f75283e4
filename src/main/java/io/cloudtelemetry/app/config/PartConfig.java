package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.app.reading.Checked;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method or route of a stage: what is set otherwise for it, and whether it has alarms of its own. */
interface PartConfig extends Checked {
    /** What its execution log holds. */
    default ExecutionLogsConfig.@Nullable Level level() {
        return null;
    }

    /** Why its requests and responses are written in full. */
    default @Nullable String dataTrace() {
        return null;
    }

    /** Whether it has metrics of its own. */
    @Nullable
    Boolean detailedMetrics();

    /** Whether it has its recommended alarms. */
    @Nullable
    Boolean alarms();

    /** {@return by what two of them are the same} */
    String identity();

    /** {@return it, with nothing set} */
    SettingsOverride part();

    /** {@return its recommended alarms} */
    AlarmSpec[] recommended();

    /** {@return the keys of settings that it can have, for people} */
    default String settings() {
        return "level, detailedMetrics";
    }

    @Override
    default void check(Map<String, String> around) {
        override();
        if (!hasSettings() && !Given.isTrue(alarms())) {
            throw new IllegalArgumentException(
                    settings() + " or alarms: true must be given, got none; take the entry out");
        }
        alarmSpecs();
    }

    /** {@return whether anything is set otherwise} */
    default boolean hasSettings() {
        return level() != null || detailedMetrics() != null;
    }

    /** {@return what is set otherwise} */
    default SettingsOverride override() {
        var override = with(part(), level(), (part, level) -> switch (level) {
            case INFO -> part.info();
            case ERROR -> part.errors();
            case OFF -> part.off();
        });
        override = with(override, dataTrace(), SettingsOverride::dataTrace);
        return with(override, ApiConfig.toSwitch(detailedMetrics()), SettingsOverride::detailedMetrics);
    }

    /** {@return the alarms of its own} */
    default AlarmSpec[] alarmSpecs() {
        return Given.isTrue(alarms()) ? recommended() : new AlarmSpec[0];
    }
}
