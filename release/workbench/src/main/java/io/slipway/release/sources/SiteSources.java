package io.slipway.release.sources;

import io.slipway.initcontainer.policy.NeededSource;
import io.slipway.initcontainer.policy.SourcesFile;
import io.slipway.initcontainer.tokens.TokenSyntax;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Nginx;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.site.PolicySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists what the policy of one environment lets in beyond its preset, and what the bundle names and the policy does not. */
public final class SiteSources {

    /** What tells two lines apart. */
    private record Line(String source, String place, String reason, boolean allowed) {}

    private final String output;
    private final List<NeededSource> needed;

    private SiteSources(String output, List<NeededSource> needed) {
        this.output = output;
        this.needed = needed;
    }

    /** With what the bundle names, where the app has been built; it is read once, for all environments. */
    public static SiteSources ofBuilt(Descriptor descriptor) {
        String output = descriptor.app().build().output();
        Path bundle = descriptor.source().resolve(output);
        TokenSyntax syntax =
                TokenSyntax.parse(descriptor.app().tokens().style()).orElse(TokenSyntax.DEFAULT);
        return Files.isDirectory(bundle)
                ? new SiteSources(output, new SourcesFile(bundle).read(syntax))
                : new SiteSources(output, List.of());
    }

    /** With what the descriptor says alone. */
    public static SiteSources unbuilt() {
        return new SiteSources("", List.of());
    }

    /** Nothing where the environment has no policy. */
    public List<ListedSource> of(ReleasePlan plan) {
        Nginx.Security security = plan.descriptor().nginx().security();
        Map<Line, List<String>> lines = new LinkedHashMap<>();
        if (security.mode() != Nginx.PolicyMode.OFF) {
            List<PolicySource> described = plan.site().policySources();
            for (PolicySource source : described) {
                add(lines, new Line(source.source(), source.place(), source.reason(), true), source.directive());
            }
            for (NeededSource each : needed) {
                boolean allowed = each.allowed() && security.followsBundle() || isAmong(described, each);
                add(lines, new Line(each.source(), output + "/" + each.place(), each.why(), allowed), each.directive());
            }
        }
        return listed(lines);
    }

    /** For people; empty where there is nothing to tell. */
    public static String text(List<ListedSource> sources) {
        List<String> text = new ArrayList<>();
        for (boolean allowed : List.of(true, false)) {
            List<String> some = sources.stream()
                    .filter(each -> each.allowed() == allowed)
                    .map(ListedSource::text)
                    .toList();
            if (!some.isEmpty()) {
                text.add(
                        allowed
                                ? "  the content security policy lets in, beside the app's own files:"
                                : "  seen, and not let in:");
                text.addAll(some);
            }
        }
        return String.join("\n", text);
    }

    private static boolean isAmong(List<PolicySource> described, NeededSource needed) {
        return described.stream()
                .anyMatch(source -> source.directive().equals(needed.directive())
                        && source.source().equals(needed.source()));
    }

    private static void add(Map<Line, List<String>> lines, Line line, String directive) {
        List<String> directives = lines.computeIfAbsent(line, any -> new ArrayList<>());
        if (!directives.contains(directive)) {
            directives.add(directive);
        }
    }

    private static List<ListedSource> listed(Map<Line, List<String>> lines) {
        List<ListedSource> listed = new ArrayList<>();
        lines.forEach((line, directives) -> listed.add(new ListedSource(
                line.source(),
                directives,
                line.place(),
                line.reason(),
                line.allowed(),
                line.allowed() ? Optional.empty() : key(line.source(), directives))));
        return listed;
    }

    private static Optional<String> key(String source, List<String> directives) {
        return directives.stream()
                .flatMap(directive -> PolicyKey.of(directive, source).stream())
                .map(PolicyKey::line)
                .findFirst();
    }
}
