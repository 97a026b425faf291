package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.policy.NeededSource;
import io.slipway.initcontainer.policy.SourceExpression;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells nginx which sources the bundle needs: lines of a {@code map} from a directive to what follows its own sources. */
final class PolicyMap {

    /** What nginx takes as it is, inside quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:/.*'_\\[\\]-]+");

    private PolicyMap() {}

    static void write(Path site, List<NeededSource> sources, TokenValues values) throws IOException {
        Map<String, StringBuilder> directives = new TreeMap<>();
        for (NeededSource needed : sources) {
            Optional<String> source = needed.allowed() ? source(needed.source(), values) : Optional.empty();
            if (source.isPresent() && PLAIN.matcher(source.get()).matches()) {
                StringBuilder list = directives.computeIfAbsent(needed.directive(), any -> new StringBuilder());
                if (list.indexOf(source.get() + " ") < 0) {
                    list.append(source.get()).append(' ');
                }
            }
        }
        StringBuilder map = new StringBuilder();
        for (Map.Entry<String, StringBuilder> directive : directives.entrySet()) {
            map.append('"')
                    .append(directive.getKey())
                    .append("\" \" ")
                    .append(directive.getValue().toString().strip())
                    .append("\";\n");
        }
        if (map.length() == 0) {
            return;
        }
        CopyFile.write(
                map.toString().getBytes(StandardCharsets.UTF_8),
                new File(new File(site.toFile(), BundleFiles.OWN), "policy.map"));
    }

    /** A source with tokens is a URL: its origin counts, with the environment's values in it. */
    private static Optional<String> source(String source, TokenValues values) {
        String filled = values.fill(source);
        return filled.equals(source) ? Optional.of(source) : SourceExpression.ofUrl(filled);
    }
}
