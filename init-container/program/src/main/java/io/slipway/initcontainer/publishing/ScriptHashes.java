package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.PageFacts.InlineScript;
import io.slipway.initcontainer.bundle.PageFacts.InlineScript.Kind;
import io.slipway.initcontainer.hashes.HashForm;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * The hashes that let a page's inline scripts run under a content security policy that allows no other inline script.
 *
 * <p>The index knows where the scripts stand; the hashes are taken of the page as it is served, values of the environment in
 * it: a script that differs by one byte is blocked.
 */
final class ScriptHashes {
    private ScriptHashes() {}

    /**
     * Sources for {@code script-src}, in the order of the page, each once. Event handlers in attributes, such as the
     * {@code onload} with which Angular switches on a stylesheet, need {@code 'unsafe-hashes'} beside their hash.
     */
    static List<String> of(List<InlineScript> scripts, PatchFile page) {
        Set<String> sources = new LinkedHashSet<>();
        for (InlineScript script : scripts) {
            if (script.kind() == Kind.HANDLER) {
                sources.add("'unsafe-hashes'");
            }
            sources.add(source(meant(script.kind(), page.text(script.text()))));
        }
        return List.copyOf(sources);
    }

    /** As the browser reads it: line ends first, then character references. */
    private static String meant(Kind kind, String text) {
        String lines =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return kind == Kind.ELEMENT || lines.indexOf('&') < 0
                ? lines
                : Parser.unescapeEntities(lines, kind == Kind.HANDLER);
    }

    private static String source(String script) {
        HashForm form = HashForm.SHA256_BASE64;
        return "'" + form.prefix() + form.of(script.getBytes(StandardCharsets.UTF_8)) + "'";
    }
}
