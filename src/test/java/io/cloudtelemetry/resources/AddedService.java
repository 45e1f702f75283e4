package io.cloudtelemetry.resources;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.efs.FileSystem;

/** An app of its own that uses a type which its class path adds; says what it finds, line by line. */
final class AddedService {
    private AddedService() {}

    public static void main(String[] none) {
        System.out.println("types: " + ResourceTypes.all());
        var stack = new Stack(new App(), "Shop");
        FileSystem.Builder.create(stack, "Images")
                .vpc(Vpc.Builder.create(stack, "Vpc").natGateways(0).build())
                .build();
        var telemetry = ResourceTelemetry.everythingIn(stack).build();
        System.out.println("alarms: " + names(telemetry));
        System.out.println("section: " + telemetry.get(0).section().title());
    }

    private static List<String> names(List<ResourceTelemetry> telemetry) {
        return telemetry.stream()
                .flatMap(each -> each.alarms().stream())
                .map(DefinedAlarm::name)
                .collect(Collectors.toList());
    }
}
