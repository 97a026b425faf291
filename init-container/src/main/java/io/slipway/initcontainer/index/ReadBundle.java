package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.FileText;
import io.slipway.initcontainer.bundle.PageFacts;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.contexts.PlacedToken;
import io.slipway.initcontainer.contexts.TokenPlaces;
import io.slipway.initcontainer.hashes.HashText;
import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.index.Place.TokenPlace;
import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole bundle and makes its index. */
public final class ReadBundle {
    /** Larger files are taken for media; a text of this size would not fit into the pod's memory either. */
    static final long LARGEST_TEXT = 32L << 20;

    private final Path root;
    private final TokenSyntax syntax;
    private final TokenPlaces tokens;
    private final Map<String, FileFacts> facts = new LinkedHashMap<>();
    private List<String> references = List.of();

    public ReadBundle(Path root, TokenSyntax syntax) {
        this.root = root;
        this.syntax = syntax;
        this.tokens = new TokenPlaces(syntax);
    }

    public BundleIndex read() {
        for (String path : BundleFiles.list(root)) {
            try {
                read(path);
            } catch (IOException e) {
                throw InitFailure.failed(BundleFiles.unreadable(root.resolve(path), e), e);
            }
        }
        new LinkHashes(root, facts).link();
        List<IndexedFile> files = new ArrayList<>(facts.size());
        for (FileFacts file : facts.values()) {
            files.add(new IndexedFile(file.path, file.size, file.places));
        }
        return new BundleIndex(syntax.style(), files, references);
    }

    private void read(String path) throws IOException {
        Path file = root.resolve(path);
        FileFacts found = new FileFacts(path, Files.size(file));
        facts.put(path, found);
        if (found.size > LARGEST_TEXT) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        if (FileText.isBinary(bytes, bytes.length)) {
            return;
        }
        String text = FileText.of(bytes);
        for (PlacedToken placed : tokens.find(path, text)) {
            found.places.add(place(placed));
        }
        FileKind kind = FileKind.of(path);
        if (kind == FileKind.HTML) {
            page(path, text, found);
        }
        if (path.equals("ngsw.json")) {
            found.places.addAll(WorkerManifest.basePaths(text));
        }
        if (kind != FileKind.SOURCE_MAP && kind != FileKind.CSS_SOURCE_MAP) {
            found.hashes = HashText.in(text, namesHashes(path));
        }
    }

    /** The tokens of one file that is no part of a bundle. */
    public static List<Place> tokensOf(String path, byte[] bytes, TokenSyntax syntax) {
        List<Place> places = new ArrayList<>();
        if (!FileText.isBinary(bytes, bytes.length)) {
            for (PlacedToken placed : new TokenPlaces(syntax).find(path, FileText.of(bytes))) {
                places.add(place(placed));
            }
        }
        return places;
    }

    /** Service workers and their manifests list files with plain hexadecimal hashes. */
    private static boolean namesHashes(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals("ngsw.json") || name.contains("sw") || name.contains("worker") || name.contains("manifest");
    }

    private static TokenPlace place(PlacedToken placed) {
        Optional<String> fallback = placed.token().fallback();
        return new TokenPlace(
                placed.token().offset(),
                placed.token().end(),
                placed.token().name(),
                fallback.isEmpty() ? fallback : Optional.of(FileText.decode(fallback.get())),
                placed.token().filters(),
                placed.context(),
                placed.quote());
    }

    private void page(String path, String text, FileFacts found) {
        PageFacts page = PageFacts.of(text);
        boolean index = path.equals("index.html");
        if (page.baseHref().isPresent()) {
            PageFacts.Span href = page.baseHref().get();
            found.places.removeIf(place -> place.start() >= href.start() && place.end() <= href.end());
            found.places.add(new BasePathPlace(href.start(), href.end(), "", ""));
        } else if (index && page.head() >= 0) {
            found.places.add(new BasePathPlace(page.head(), page.head(), "<base href=\"", "\">"));
        }
        found.blocks = page.blocks();
        if (index) {
            references = page.references();
            if (!page.isPage(text)) {
                throw InitFailure.failed(Problem.of("index.html is no HTML page")
                        .at(root.resolve(path).toString())
                        .fix("check what the app's build wrote there"));
            }
        }
    }
}
