package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the values before all other scripts of a page, and where a policy of the page asks for it, their hash into that. */
final class PageValues {
    static final String FILE = "slipway-values.js";

    private final HoistBundle.Values values;
    private final ValuesScript script;
    private final Map<String, String> files = new TreeMap<>();

    PageValues(HoistBundle.Values values, ValuesScript script) {
        this.values = values;
        this.script = script;
    }

    String in(String path, String text, PageScripts page) {
        int start = page.start()
                .orElseThrow(() -> InitException.failed(Problem.of("the page " + path + " has no head element")
                        .at(path)
                        .fix("write <head> and </head>, so that the page's values can stand there, or index with"
                                + " --hoist false")));
        List<Edit> edits = new ArrayList<>();
        if (values == HoistBundle.Values.FILE) {
            refuseTrust(path, page);
            files.put(page.directory() + FILE, script.code() + "\n");
            edits.add(new Edit(start, start, "<script src=\"" + FILE + "\"></script>"));
        } else {
            String hash = HashForm.SHA256_BASE64.prefix()
                    + HashForm.SHA256_BASE64.of(script.code().getBytes(StandardCharsets.ISO_8859_1));
            edits.add(new Edit(start, start, "<script>" + script.code() + "</script>"));
            for (MetaPolicy policy : page.policies()) {
                if (!policy.letsInlineRun()) {
                    edits.add(policy.allowing(hash));
                }
            }
        }
        edits.sort(Comparator.comparingInt(Edit::start));
        return Edit.apply(text, edits);
    }

    /** The values' own files, by path; none if they stand in the pages. */
    Map<String, String> files() {
        return files;
    }

    /** Angular's worker serves only what its manifest lists once the network is gone. */
    String inWorkerManifest(String text) {
        if (values == HoistBundle.Values.INLINE) {
            return text;
        }
        String url = "/" + FILE;
        int page = text.indexOf("\"/index.html\"", Math.max(0, text.indexOf("\"urls\"")));
        int table = text.indexOf('{', Math.max(0, text.indexOf("\"hashTable\"")));
        if (page < 0
                || table < 0
                || text.indexOf("\"hashTable\"") < 0
                || page > table && text.contains("\"urls\"") == false) {
            return text;
        }
        String hash = HashForm.SHA1_HEX.of((script.code() + "\n").getBytes(StandardCharsets.ISO_8859_1));
        List<Edit> edits = new ArrayList<>(List.of(
                new Edit(page, page, "\"" + url + "\","),
                new Edit(table + 1, table + 1, "\"" + url + "\":\"" + hash + "\",")));
        edits.sort(Comparator.comparingInt(Edit::start));
        return Edit.apply(text, edits);
    }

    private static void refuseTrust(String path, PageScripts page) {
        if (page.policies().stream().anyMatch(MetaPolicy::asksForTrust)) {
            throw InitException.wrongInput(Problem.of(
                            "the policy of " + path
                                    + " runs no script for its address ('strict-dynamic'), so that the values cannot stand in a file")
                    .at(path)
                    .fix("leave the values in the page (--values inline), or switch the app's autoCsp off"));
        }
    }
}
