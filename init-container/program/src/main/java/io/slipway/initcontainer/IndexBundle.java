package io.slipway.initcontainer;

import io.slipway.initcontainer.build.FindTokenFiles;
import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.BundlePages;
import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.bundle.ServerRoutes;
import io.slipway.initcontainer.hoisting.HoistBundle;
import io.slipway.initcontainer.hoisting.HoistReport;
import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.FoldedTokens;
import io.slipway.initcontainer.index.IndexFile;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.Place;
import io.slipway.initcontainer.index.Place.TokenPlace;
import io.slipway.initcontainer.index.ReadBundle;
import io.slipway.initcontainer.index.WriteBrotli;
import io.slipway.initcontainer.index.WriteGzip;
import io.slipway.initcontainer.keeping.ContentHashes;
import io.slipway.initcontainer.policy.BundleSources;
import io.slipway.initcontainer.policy.NeededSource;
import io.slipway.initcontainer.policy.SourcesFile;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.problems.ProblemText;
import io.slipway.initcontainer.renaming.ContentNames;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Indexes a bundle while its image is built, and finds the tokens of the source that did not reach the bundle. */
final class IndexBundle {
    private final Settings settings;

    IndexBundle(Settings settings) {
        this.settings = settings;
    }

    /** Returns lines for people. */
    String index(Path path) {
        Path bundle = path.toAbsolutePath().normalize();
        Optional<Problem> problem = BundlePages.problem(bundle);
        if (problem.isPresent()) {
            throw InitException.wrongInput(problem.get());
        }
        boolean precompresses = settings.bool(Setting.GZIP);
        List<NeededSource> sources = sources(bundle);
        HoistReport hoisted = hoist(bundle);
        ReadBundle reading = new ReadBundle(bundle, settings.syntax());
        BundleIndex index = reading.read();
        warn(reading.warnings(settings.set(Setting.TOKEN_ALLOW)));
        ServerRoutes.warning(bundle).ifPresent(warning -> warn(List.of(warning)));
        if (settings.isGiven(Setting.SOURCE)) {
            checkSource(bundle, index);
        }
        index = precompresses ? new WriteGzip(bundle, index).write() : index;
        index = settings.bool(Setting.BROTLI) ? new WriteBrotli(bundle, index).write() : index;
        new IndexFile(bundle).write(index);
        List<String> all = BundleFiles.list(bundle);
        List<String> named = ContentNames.among(all, new BundleTexts(bundle)::text);
        new ContentNames(bundle).write(named);
        new ContentHashes(bundle).write(named, new HashSet<>(all));
        int tokens = 0;
        int holding = 0;
        int precompressed = 0;
        for (IndexedFile file : index.files()) {
            int before = tokens;
            precompressed += Gzip.isGzip(file.path()) ? 1 : 0;
            for (Place place : file.places()) {
                tokens += place instanceof TokenPlace ? 1 : 0;
            }
            holding += tokens > before ? 1 : 0;
        }
        List<String> lines = new ArrayList<>(hoisted.lines());
        lines.add(
                0,
                "indexed " + index.files().size() + " files, " + precompressed
                        + " of them precompressed (.gz); tokens: " + tokens + " in " + holding + " of them");
        lines.addAll(policy(sources));
        return String.join("\n", lines);
    }

    /**
     * Read before values are hoisted, while a URL stands in one piece. A second time, what the first one found stays with
     * its place, as the scripts may have new names and hold no token.
     */
    private List<NeededSource> sources(Path bundle) {
        List<NeededSource> found = BundleSources.of(new BundleTexts(bundle), settings.syntax());
        SourcesFile file = new SourcesFile(bundle);
        List<NeededSource> sources = new ArrayList<>();
        if (file.exists()) {
            for (NeededSource before : file.read(settings.syntax())) {
                boolean hoisted = before.source().contains(settings.syntax().prefix());
                if (hoisted || found.stream().anyMatch(before::isSameAs)) {
                    sources.add(before);
                }
            }
        }
        for (NeededSource source : found) {
            if (sources.stream().noneMatch(source::isSameAs)) {
                sources.add(source);
            }
        }
        file.write(sources);
        return sources;
    }

    /** What the policy will let in, and what it will not, each with the place that names it. */
    private static List<String> policy(List<NeededSource> sources) {
        List<String> lines = new ArrayList<>();
        for (boolean allowed : List.of(true, false)) {
            List<NeededSource> some =
                    sources.stream().filter(each -> each.allowed() == allowed).toList();
            if (!some.isEmpty()) {
                lines.add(
                        allowed
                                ? "the content security policy lets in, as the bundle needs it:"
                                : "seen, and not let in (nginx.policy.sources does it):");
                some.forEach(each -> lines.add("  " + each.line()));
            }
        }
        return lines;
    }

    private HoistReport hoist(Path bundle) {
        if (!settings.bool(Setting.HOIST)) {
            return new HoistReport(0, 0, 0, 0, false, Map.of());
        }
        return new HoistBundle(bundle, settings.syntax(), settings.get(Setting.APP), values()).hoist();
    }

    private HoistBundle.Values values() {
        String values = settings.get(Setting.VALUES);
        if (!values.equals("inline") && !values.equals("file")) {
            throw InitException.wrongInput(
                    Problem.of(Setting.VALUES.env() + " is \"" + values + "\", which is not known")
                            .fix("set it to inline or file"));
        }
        return values.equals("file") ? HoistBundle.Values.FILE : HoistBundle.Values.INLINE;
    }

    /** They end no build; whoever builds the image reads them. */
    private static void warn(List<Problem> warnings) {
        for (Problem warning : warnings) {
            System.err.println(warning.text(ProblemText.WARNING));
        }
    }

    private void checkSource(Path bundle, BundleIndex index) {
        if (!settings.isGiven(Setting.TOKEN_FILES)) {
            throw InitException.wrongInput(Problem.of("the source is given, but not which of its files hold tokens")
                    .fix("add " + Setting.TOKEN_FILES.option() + ", the globs of app.tokens.files"));
        }
        Path source = settings.path(Setting.SOURCE);
        new FoldedTokens(bundle, index, settings.syntax())
                .refuse(source, FindTokenFiles.in(source, settings.list(Setting.TOKEN_FILES)));
    }
}
