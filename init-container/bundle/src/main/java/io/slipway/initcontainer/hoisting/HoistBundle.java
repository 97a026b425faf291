package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.contexts.PlacedToken;
import io.slipway.initcontainer.contexts.TokenPlaces;
import io.slipway.initcontainer.index.ReadBundle;
import io.slipway.initcontainer.renaming.FinalTexts;
import io.slipway.initcontainer.renaming.RenameFiles;
import io.slipway.initcontainer.texts.Positions;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Moves the tokens of a bundle's scripts into its pages, while the image is built: what scripts hold is final then, and
 * what the pod fills are the pages. Ordinary tokens stand there, so that publishing knows nothing of all this.
 */
public final class HoistBundle {
    /** To be raised when the same bundle would come out with other bytes: files that changed then have other names. */
    private static final String FORMAT = "slipway-hoisted 1";

    /** How a page gets its values. */
    public enum Values {
        INLINE,
        FILE
    }

    private final Path root;
    private final TokenSyntax syntax;
    private final String app;
    private final Values values;
    private final PageValues pageValues;
    private final BundleTexts bundle;
    private final ValuesScript script;
    private final Map<String, HoistScript> hoisted = new TreeMap<>();
    private final Set<String> kept = new TreeSet<>();
    private final Map<String, List<String>> left = new HashMap<>();
    private int tokens;
    private int moved;

    public HoistBundle(Path root, TokenSyntax syntax, String app, Values values) {
        this.root = root;
        this.syntax = syntax;
        this.app = app;
        this.bundle = new BundleTexts(root);
        this.script = new ValuesScript(app);
        this.values = values;
        this.pageValues = new PageValues(values, script);
    }

    public HoistReport hoist() {
        ScriptGraph graph = new ScriptGraph(bundle);
        RenameFiles names = new RenameFiles(bundle.paths(), bundle::text);
        for (String path : bundle.paths()) {
            if (FileKind.of(path) == FileKind.JS && bundle.text(path).isPresent()) {
                decide(path, graph, names);
            }
        }
        if (hoisted.isEmpty()) {
            return new HoistReport(tokens, 0, 0, 0, graph.hasPageWith(script.opening()), left);
        }
        hoisted.values().forEach(file -> script.add(file.values()));
        names.rename(hoisted.keySet(), kept, FORMAT + '\n' + app);
        Map<String, String> old = new TreeMap<>();
        Map<String, String> edited = new TreeMap<>();
        edit(graph, names, old, edited);
        FinalTexts texts = new FinalTexts(old, edited, ReadBundle::namesHashes);
        WriteBundle write = new WriteBundle(root, bundle, names.paths());
        for (String path : edited.keySet()) {
            write.text(path, old.get(path), texts.of(path));
        }
        write.renameOthers(edited.keySet());
        pageValues.files().forEach(write::add);
        write.note(values.name().toLowerCase(Locale.ROOT));
        return new HoistReport(tokens, moved, hoisted.size(), names.paths().size(), false, left);
    }

    private void decide(String path, ScriptGraph graph, RenameFiles names) {
        String text = bundle.text(path).orElseThrow();
        List<PlacedToken> placed = new TokenPlaces(syntax).find(path, text);
        long inCode =
                placed.stream().filter(token -> !token.context().isComment()).count();
        if (placed.isEmpty()) {
            return;
        }
        tokens += (int) inCode;
        String reason = graph.reasonToLeave(path);
        if (reason.isEmpty() && !names.isRenamable(path)) {
            reason = "no other file names this script, so that it cannot get another name";
        }
        if (!reason.isEmpty()) {
            for (PlacedToken token : placed) {
                leave(path, text, token, reason);
            }
            return;
        }
        HoistScript file = new HoistScript(text, placed, syntax, script.global());
        if (file.denials().isEmpty()) {
            hoisted.put(path, file);
            moved += (int) inCode;
            return;
        }
        Set<PlacedToken> denied = new HashSet<>();
        for (HoistScript.Denial denial : file.denials()) {
            denied.add(denial.token());
            leave(path, text, denial.token(), denial.reason());
        }
        for (PlacedToken token : placed) {
            if (!denied.contains(token)) {
                leave(path, text, token, "another token of the same file has to stay");
            }
        }
    }

    private void leave(String path, String text, PlacedToken placed, String reason) {
        kept.add(path);
        if (!placed.context().isComment()) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            String place = path + ":" + new Positions(bytes).at(placed.token().offset()) + " "
                    + placed.token().name();
            left.computeIfAbsent(reason, key -> new ArrayList<>()).add(place);
        }
    }

    /** Edits every text, source maps of scripts that changed included; the others are left alone. */
    private void edit(ScriptGraph graph, RenameFiles names, Map<String, String> old, Map<String, String> edited) {
        Map<String, String> renamed = names.paths();
        for (String path : bundle.paths()) {
            FileKind kind = FileKind.of(path);
            boolean map = kind == FileKind.SOURCE_MAP || kind == FileKind.CSS_SOURCE_MAP;
            String mapped = map ? path.substring(0, path.length() - ".map".length()) : "";
            if (map && !hoisted.containsKey(mapped) && !renamed.containsKey(path)
                    || bundle.text(path).isEmpty()) {
                continue;
            }
            String text = bundle.text(path).get();
            old.put(path, text);
            if (hoisted.containsKey(path)) {
                text = Edit.apply(text, hoisted.get(path).edits());
            } else if (hoisted.containsKey(mapped)) {
                text = new SourceMapColumns(
                                bundle.text(mapped).orElseThrow(),
                                hoisted.get(mapped).edits())
                        .moved(text);
            } else if (graph.pages().containsKey(path) && graph.reaches(path, hoisted.keySet())) {
                text = pageValues.in(path, text, graph.pages().get(path));
            } else if (path.equals("ngsw.json")) {
                text = pageValues.inWorkerManifest(text);
            }
            edited.put(path, names.renamed(text));
        }
    }
}
