package io.cloudtelemetry.lint;

import io.cloudtelemetry.lint.Template.Environment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is given: assemblies of a CDK app, by their manifest, and single templates, each with its nested stacks. Assets are
 * not read.
 */
final class AssemblyFolder {
    private static final String MANIFEST = "manifest.json";

    /** That of cdk-cloud-assembly-schema. */
    private static final int NEWEST = 54;

    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\..*");
    private static final int DEEPEST = 10;

    private final Assembly assembly = new Assembly();
    private final Set<Path> read = new TreeSet<>();

    static Assembly read(List<Path> given) {
        var folder = new AssemblyFolder();
        for (var path : given) {
            if (Files.isDirectory(path)) {
                folder.manifest(path, path.toString(), 0);
            } else if (Files.isRegularFile(path)) {
                var file = ParsedFile.read(path, path.toString()).asTemplate();
                folder.template(path, file, "", Environment.UNKNOWN, null, 0);
            } else {
                var message = "%s must be a folder such as cdk.out, or a template, got nothing of that name";
                throw new UnreadableInputException(message, path);
            }
        }
        return folder.assembly;
    }

    private void manifest(Path folder, String shown, int depth) {
        var file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            var message = "%s must be the folder of a CDK assembly, got one without %s; give cdk.out, or templates";
            throw new UnreadableInputException(message, shown, MANIFEST);
        }
        var name = shown + "/" + MANIFEST;
        var manifest = ParsedFile.read(file, name).root();
        var given = manifest.path("version").asText();
        var version = VERSION.matcher(given);
        if (!version.matches() || Integer.parseInt(version.group(1)) > NEWEST) {
            var message =
                    "%s must be of a version up to %d, got \"%s\"; take a newer lint, or give the templates there";
            throw new UnreadableInputException(message, name, NEWEST, given);
        }
        for (var each : manifest.path("artifacts").properties()) {
            var properties = each.getValue().path("properties");
            var type = each.getValue().path("type").asText();
            // All others, assets and the like, define no resource.
            if ("aws:cloudformation:stack".equals(type)) {
                var template = properties.path("templateFile").asText();
                var stack = properties.path("stackName").asText(each.getKey());
                var environment =
                        Environment.of(each.getValue().path("environment").asText());
                var path = within(folder, template, name);
                template(path, ParsedFile.read(path, shown + "/" + template), stack, environment, null, 0);
            } else if ("cdk:cloud-assembly".equals(type) && depth < DEEPEST) {
                var nested = properties.path("directoryName").asText();
                manifest(within(folder, nested, name), shown + "/" + nested, depth + 1);
            }
        }
    }

    private static Path within(Path folder, String file, String manifest) {
        var path = resolved(folder, file);
        if (file.isEmpty() || path == null || !path.startsWith(folder.normalize())) {
            var message = "%s must name files of its folder, got \"%s\"";
            throw new UnreadableInputException(message, manifest, file);
        }
        return path;
    }

    private static @Nullable Path resolved(Path folder, String file) {
        try {
            return folder.resolve(file).normalize();
        } catch (InvalidPathException none) {
            return null;
        }
    }

    private void template(
            Path path, ParsedFile parsed, String stack, Environment environment, @Nullable Resource parent, int depth) {
        if (parent == null && !read.add(path.toAbsolutePath().normalize())) {
            return;
        }
        var template = new Template(assembly, parsed, stack, environment, parent);
        assembly.add(template);
        for (var resource : template.resources.values()) {
            var file = Template.NESTED.contains(resource.type) ? nestedFile(resource) : "";
            var at = resolved(path.toAbsolutePath().resolveSibling(""), file);
            if (depth < DEEPEST && at != null && Files.isRegularFile(at)) {
                var name = parsed.name().replaceFirst("[^/]*$", Matcher.quoteReplacement(file));
                template(at, ParsedFile.read(at, name), "", environment, resource, depth + 1);
            }
        }
    }

    /** {@return the file of a nested stack: as the CDK notes it, or as it stands before a template is packaged} */
    private static String nestedFile(Resource resource) {
        var noted = resource.json.path("Metadata").path("aws:asset:path").asText();
        var given = resource.json.path("Properties");
        return noted.isEmpty()
                ? given.path("TemplateURL").asText(given.path("Location").asText())
                : noted;
    }
}
