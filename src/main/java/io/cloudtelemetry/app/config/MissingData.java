package io.cloudtelemetry.app.config;

import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** What a period without data counts as, in CloudWatch's words. */
enum MissingData {
    MISSING("missing", TreatMissingData.MISSING),
    BREACHING("breaching", TreatMissingData.BREACHING),
    NOT_BREACHING("notBreaching", TreatMissingData.NOT_BREACHING),
    IGNORE("ignore", TreatMissingData.IGNORE);

    private final String word;
    private final TreatMissingData treatment;

    MissingData(String word, TreatMissingData treatment) {
        this.word = word;
        this.treatment = treatment;
    }

    TreatMissingData treatment() {
        return treatment;
    }

    @Override
    public String toString() {
        return word;
    }
}
