package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.FileText;
import io.slipway.initcontainer.bundle.PageFacts;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.contexts.PlacedToken;
import io.slipway.initcontainer.contexts.TokenPlaces;
import io.slipway.initcontainer.hashes.HashText;
import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.index.Place.BasePathPlace.Spelling;
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
import java.util.zip.CRC32;

/** Reads a whole bundle and makes its index. */
public final class ReadBundle {
    /** Larger files are taken for media; a text of this size would not fit into the pod's memory either. */
    static final long LARGEST_TEXT = 32L << 20;

    private final Path root;
    private final TokenSyntax syntax;
    private final TokenPlaces tokens;
    private final Map<String, FileFacts> facts = new LinkedHashMap<>();
    private List<PageFacts.Span> references = List.of();

    public ReadBundle(Path root, TokenSyntax syntax) {
        this.root = root;
        this.syntax = syntax;
        this.tokens = new TokenPlaces(syntax);
    }

    public BundleIndex read() {
        for (String path : BundleFiles.list(root)) {
            try {
                facts.put(path, read(path));
            } catch (IOException e) {
                throw InitFailure.failed(BundleFiles.unreadable(root.resolve(path), e), e);
            }
        }
        new LoneTwins(root, facts.keySet(), syntax).refuseTokens();
        new LinkHashes(root, facts).link();
        List<IndexedFile> files = new ArrayList<>(facts.size());
        for (FileFacts file : facts.values()) {
            files.add(file.indexed());
        }
        return new BundleIndex(syntax.style(), files, references);
    }

    private FileFacts read(String path) throws IOException {
        Path file = root.resolve(path);
        if (Files.size(file) > LARGEST_TEXT) {
            return new LargeFile(file, syntax).facts(path);
        }
        byte[] bytes = Files.readAllBytes(file);
        FileFacts found = new FileFacts(path, bytes.length, crc(bytes));
        if (FileText.isBinary(bytes, bytes.length)) {
            return found;
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
            found.places.addAll(new WorkerManifest(text).basePaths());
        }
        if (kind != FileKind.SOURCE_MAP && kind != FileKind.CSS_SOURCE_MAP) {
            found.hashes = HashText.in(text, namesHashes(path));
        }
        return found;
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

    static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        return crc.getValue();
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

    /** {@code nl/} for the page of a language, whose base is {@code /nl/}; nothing for a page of the app itself. */
    private static String ownFolder(String path, String href) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return !folder.isEmpty() && href.endsWith("/" + folder) ? folder : "";
    }

    private void page(String path, String text, FileFacts found) {
        PageFacts page = PageFacts.of(text);
        boolean index = path.equals("index.html");
        if (page.baseHref().isPresent()) {
            PageFacts.Span href = page.baseHref().get();
            found.places.removeIf(place -> place.start() >= href.start() && place.end() <= href.end());
            String own = ownFolder(path, text.substring(href.start(), href.end()));
            found.places.add(new BasePathPlace(href.start(), href.end(), "", own, Spelling.URL));
        } else if (index && page.head() >= 0) {
            found.places.add(new BasePathPlace(page.head(), page.head(), "<base href=\"", "\">", Spelling.URL));
        }
        found.blocks = page.blocks();
        if (index) {
            references = page.references();
            if (page.head() < 0) {
                throw InitFailure.failed(Problem.of("index.html is no HTML page")
                        .at(root.resolve(path).toString())
                        .fix("check what the app's build wrote there"));
            }
        }
    }
}
