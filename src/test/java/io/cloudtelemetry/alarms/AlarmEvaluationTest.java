package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** The tables of "How alarm state is evaluated when data is missing" in the CloudWatch user guide. */
class AlarmEvaluationTest {
    /** 0 is a good data point, X one that breaches, - a period without one; KEPT is the state before. */
    @ParameterizedTest
    @CsvSource({
        "3, 0 - X - X, OK, OK, OK, OK",
        "3, - - - - 0, OK, OK, OK, OK",
        "3, 0 - - - -, OK, OK, OK, OK",
        "3, - - - - -, INSUFFICIENT_DATA, KEPT, ALARM, OK",
        "3, 0 X X - X, ALARM, ALARM, ALARM, ALARM",
        "3, - - X - -, ALARM, KEPT, ALARM, OK",
        "3, - - - - X, INSUFFICIENT_DATA, KEPT, ALARM, OK",
        "3, - - - X -, INSUFFICIENT_DATA, KEPT, ALARM, OK",
        "2, 0 - X - X, ALARM, ALARM, ALARM, ALARM",
        "2, 0 0 X 0 X, ALARM, ALARM, ALARM, ALARM",
        "2, 0 - X - -, OK, OK, ALARM, OK",
        "2, - - - - 0, OK, OK, ALARM, OK",
        "2, - - - X -, ALARM, KEPT, ALARM, OK",
    })
    void statesAreThoseOfTheUserGuide(
            int datapoints, String points, String missing, String ignore, String breaching, String notBreaching) {
        for (var before : List.of(AlarmState.OK, AlarmState.ALARM)) {
            assertThat(state(before, points, datapoints, TreatMissingData.MISSING))
                    .isEqualTo(missing);
            assertThat(state(before, points, datapoints, TreatMissingData.IGNORE))
                    .isEqualTo(ignore.equals("KEPT") ? before.name() : ignore);
            assertThat(state(before, points, datapoints, TreatMissingData.BREACHING))
                    .isEqualTo(breaching);
            assertThat(state(before, points, datapoints, TreatMissingData.NOT_BREACHING))
                    .isEqualTo(notBreaching);
        }
    }

    private static String state(AlarmState before, String points, int datapoints, TreatMissingData missing) {
        var range = new ArrayList<@Nullable Boolean>();
        for (var point : points.split(" ")) {
            range.add(point.equals("-") ? null : (Boolean) point.equals("X"));
        }
        return AlarmEvaluation.next(before, range, 3, datapoints, missing).name();
    }
}
