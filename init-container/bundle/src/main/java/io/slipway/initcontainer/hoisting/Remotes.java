package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.json.JsonScanner;
import io.slipway.initcontainer.json.MalformedJsonException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scripts that a federation offers to other apps, whose pages do not have our values: those that its manifest names, and its
 * containers. A page of the remote may name the container as well, as html-webpack-plugin writes it by default.
 */
final class Remotes {
    /** What a container of webpack or Rspack says to a host that asks for something else, whatever its file is called. */
    private static final String CONTAINER = "does not exist in container";

    private static final Pattern ENTRY = Pattern.compile("(?:.*/)?remoteEntry\\b[^/]*\\.m?js");

    private static final Set<String> MANIFESTS =
            Set.of("remoteEntry.json", "mf-manifest.json", "federation.manifest.json");

    private Remotes() {}

    static Set<String> of(BundleTexts bundle) {
        Set<String> offered = new HashSet<>();
        for (String path : bundle.paths()) {
            if (MANIFESTS.contains(path.substring(path.lastIndexOf('/') + 1))) {
                bundle.text(path).ifPresent(text -> read(path, text, bundle, offered));
            } else if (FileKind.of(path) == FileKind.JS && isContainer(path, bundle)) {
                offered.add(path);
            }
        }
        return offered;
    }

    private static boolean isContainer(String path, BundleTexts bundle) {
        return ENTRY.matcher(path).matches() || bundle.text(path).orElse("").contains(CONTAINER);
    }

    private static void read(String path, String text, BundleTexts bundle, Set<String> offered) {
        try {
            JsonScanner.scan(text, (at, start, end, key) -> {
                String value = text.substring(start, end);
                if (value.endsWith("js")) {
                    Specifiers.resolve(value, path, bundle).ifPresent(offered::add);
                }
            });
        } catch (MalformedJsonException e) {
            // No manifest then, whatever its name.
        }
    }
}
