package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.json.JsonScanner;
import io.slipway.initcontainer.json.MalformedJsonException;
import java.util.HashSet;
import java.util.Set;

/** Scripts that a federation's manifest offers to other apps, whose pages do not have our values. */
final class Remotes {
    private static final Set<String> MANIFESTS =
            Set.of("remoteEntry.json", "mf-manifest.json", "federation.manifest.json");

    private Remotes() {}

    static Set<String> of(BundleTexts bundle) {
        Set<String> offered = new HashSet<>();
        for (String path : bundle.paths()) {
            if (MANIFESTS.contains(path.substring(path.lastIndexOf('/') + 1))) {
                bundle.text(path).ifPresent(text -> read(path, text, bundle, offered));
            }
        }
        return offered;
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
