package io.cloudtelemetry.eks;

import io.cloudtelemetry.TemplateText;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.eks.Cluster;
import software.amazon.awscdk.services.eks.KubernetesVersion;
import software.amazon.awscdk.services.eks_v2.DefaultCapacityType;
import software.amazon.awscdk.services.eks_v2.KubectlProviderOptions;
import software.constructs.Construct;

/** Clusters of an app, and what the manifests applied to them hold. */
final class Clusters {
    private Clusters() {}

    static software.amazon.awscdk.services.eks_v2.Cluster v2(Construct scope) {
        return software.amazon.awscdk.services.eks_v2.Cluster.Builder.create(scope, "Cluster")
                .version(software.amazon.awscdk.services.eks_v2.KubernetesVersion.V1_32)
                .kubectlProviderOptions(KubectlProviderOptions.builder()
                        .kubectlLayer(new KubectlV32Layer(scope, "Layer"))
                        .build())
                .build();
    }

    static software.amazon.awscdk.services.eks_v2.Cluster v2WithNodeGroups(Construct scope) {
        return software.amazon.awscdk.services.eks_v2.Cluster.Builder.create(scope, "Cluster")
                .version(software.amazon.awscdk.services.eks_v2.KubernetesVersion.V1_32)
                .defaultCapacityType(DefaultCapacityType.NODEGROUP)
                .kubectlProviderOptions(KubectlProviderOptions.builder()
                        .kubectlLayer(new KubectlV32Layer(scope, "Layer"))
                        .build())
                .build();
    }

    static Cluster v1(Construct scope) {
        return Cluster.Builder.create(scope, "Cluster")
                .version(KubernetesVersion.V1_32)
                .kubectlLayer(new KubectlV32Layer(scope, "Layer"))
                .build();
    }

    /** {@return the objects of each manifest, as text} */
    static List<String> objects(Template template) {
        return template.findResources("Custom::AWSCDK-EKS-KubernetesResource").values().stream()
                .map(each -> (Map<?, ?>) each.get("Properties"))
                .map(each -> TemplateText.of(each.get("Manifest")))
                .toList();
    }

    /** {@return what the manifest that holds a kind of object waits for} */
    static List<String> dependencies(Template template, String kind) {
        return template.findResources("Custom::AWSCDK-EKS-KubernetesResource").values().stream()
                .filter(each -> TemplateText.of(((Map<?, ?>) each.get("Properties")).get("Manifest"))
                        .contains("\"kind\":\"" + kind + "\""))
                .flatMap(each -> ((List<?>) each.get("DependsOn")).stream())
                .map(String::valueOf)
                .toList();
    }
}
