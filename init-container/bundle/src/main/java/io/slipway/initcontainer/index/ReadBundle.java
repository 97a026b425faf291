package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.BundlePages;
import io.slipway.initcontainer.bundle.FileBytes;
import io.slipway.initcontainer.bundle.LargeText;
import io.slipway.initcontainer.bundle.PageFacts;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.contexts.PlacedToken;
import io.slipway.initcontainer.contexts.TokenPlaces;
import io.slipway.initcontainer.hashes.HashText;
import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.index.Place.BasePathPlace.Spelling;
import io.slipway.initcontainer.index.Place.TokenPlace;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.texts.FileText;
import io.slipway.initcontainer.texts.Positions;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenLookalikes;
import io.slipway.initcontainer.tokens.TokenLookalikes.Lookalike;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** Reads a whole bundle and makes its index. */
public final class ReadBundle {
    /** Larger files are taken for media; a text of this size would not fit into the pod's memory either. */
    static final long LARGEST_TEXT = 32L << 20;

    private static final String INDEX = "index.html";
    /** Angular's, and the one of SvelteKit, Nuxt and others. */
    private static final List<String> EMPTY_PAGES = List.of(BundlePages.CLIENT_SIDE_INDEX, "200.html");

    private final Path root;
    private final TokenSyntax syntax;
    private final TokenPlaces tokens;
    private final Map<String, FileFacts> facts = new LinkedHashMap<>();
    /** Paths of scripts that may be service workers, or hold their lists. */
    private final List<String> listing = new ArrayList<>();

    private final TokenLookalikes lookalikes;
    private final Map<String, List<Lookalike>> lookalike = new LinkedHashMap<>();

    public ReadBundle(Path root, TokenSyntax syntax) {
        this.root = root;
        this.syntax = syntax;
        this.tokens = new TokenPlaces(syntax);
        this.lookalikes = new TokenLookalikes(syntax);
    }

    public BundleIndex read() {
        for (String path : BundleFiles.list(root)) {
            try {
                facts.put(path, read(path, path));
            } catch (IOException e) {
                throw InitException.failed(BundleFiles.unreadable(root.resolve(path), e), e);
            }
        }
        publishFallbackPages();
        new OrphanedGzip(root, facts.keySet(), syntax).refuseTokens();
        new StaleGzip(root, facts).mark();
        new LinkHashes(root, facts, workers()).link();
        List<IndexedFile> files = new ArrayList<>(facts.size());
        for (FileFacts file : facts.values()) {
            files.add(file.indexed());
        }
        files.sort(Comparator.comparing(IndexedFile::path));
        return new BundleIndex(syntax.style(), files);
    }

    private WorkerLists workers() {
        WorkerLists workers = new WorkerLists(facts);
        for (String path : listing) {
            try {
                workers.read(facts.get(path), FileText.of(Files.readAllBytes(root.resolve(path))));
            } catch (IOException e) {
                throw InitException.failed(BundleFiles.unreadable(root.resolve(path), e), e);
            }
        }
        return workers;
    }

    /**
     * What people should hear of, though the bundle can be published; to be asked behind {@link #read()}.
     *
     * @param allowed texts that only look like tokens
     */
    public List<Problem> warnings(Set<String> allowed) {
        List<Problem> warnings = new ArrayList<>();
        PageWarnings pages = new PageWarnings(facts.keySet());
        for (FileFacts file : facts.values()) {
            if (file.path.equals(file.source)) {
                warnings.addAll(pages.of(file.path, file.base, file.references));
            }
        }
        lookalike.forEach((path, texts) -> warnings.addAll(lookalikes(path, texts, allowed)));
        return warnings;
    }

    private List<Problem> lookalikes(String path, List<Lookalike> texts, Set<String> allowed) {
        try {
            List<Problem> warnings = new ArrayList<>();
            Positions positions = new Positions(Files.readAllBytes(root.resolve(path)));
            for (Lookalike text : texts) {
                String meant = FileText.decode(text.text());
                if (!allowed.contains(meant)) {
                    warnings.add(Problem.of(meant + " looks like a token but is not one, so it is published as it is")
                            .at(path + ":" + positions.at(text.offset()))
                            .fix(text.remedy()));
                }
            }
            return warnings;
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(root.resolve(path), e), e);
        }
    }

    /** Where no page is prerendered, the app has its empty page under another name; nginx begins with index.html. */
    private void publishFallbackPages() {
        for (String empty : EMPTY_PAGES) {
            for (String path : List.copyOf(facts.keySet())) {
                String directory = path.substring(0, path.lastIndexOf('/') + 1);
                if (path.equals(directory + empty) && !facts.containsKey(directory + INDEX)) {
                    publishAsIndex(directory + INDEX, path);
                }
            }
        }
    }

    private void publishAsIndex(String index, String page) {
        try {
            facts.put(index, read(index, page));
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(root.resolve(page), e), e);
        }
    }

    private FileFacts read(String path, String source) throws IOException {
        Path file = root.resolve(source);
        FileKind kind = FileKind.of(path);
        long size = Files.size(file);
        if (size >= LargeText.SMALLEST && path.equals(source)) {
            Optional<FileFacts> large = large(new LargeFile(file, syntax), path, kind, size);
            if (large.isPresent()) {
                return large.get();
            }
            LargeText.refuseUnreadable(path, size);
        }
        Content content = content(path, file);
        FileFacts found = new FileFacts(path, source, content.size(), content.crc());
        if (content.text().isEmpty()) {
            return found;
        }
        String text = content.text().get();
        boolean map = isMap(kind);
        // A map shows the source as it was written, tokens and all: no browser runs it, and it needs no value.
        for (PlacedToken placed : map ? List.<PlacedToken>of() : tokens.find(path, text)) {
            found.places.add(place(placed));
        }
        if (kind == FileKind.HTML) {
            page(path, text, found);
        }
        if (path.equals("ngsw.json")) {
            found.places.addAll(new WorkerManifest(text).basePaths());
        }
        if (!map) {
            found.hashes = HashText.in(text, namesHashes(path));
            if (WorkerLists.mayHold(kind, text)) {
                listing.add(path);
            }
            List<Lookalike> alike = lookalikes.find(text);
            if (!alike.isEmpty() && path.equals(source)) {
                lookalike.put(path, alike);
            }
        }
        return found;
    }

    /** What was read of a file; its bytes are given up, for a large one's take as much of the memory as its text. */
    private record Content(long size, long crc, Optional<String> text) {}

    private Content content(String path, Path file) throws IOException {
        byte[] bytes = FileBytes.read(file);
        boolean text = isText(path, bytes, syntax);
        return new Content(bytes.length, crc(bytes), text ? Optional.of(FileText.of(bytes)) : Optional.empty());
    }

    /** What is known of a large file without reading it as a whole; empty where something in it has a place of ours. */
    private Optional<FileFacts> large(LargeFile file, String path, FileKind kind, long size) throws IOException {
        if (isMap(kind)) {
            return Optional.of(file.plainFacts(path));
        }
        if (size > LARGEST_TEXT) {
            return Optional.of(file.facts(path));
        }
        return kind == FileKind.HTML || path.equals("ngsw.json")
                ? Optional.empty()
                : file.factsUnless(
                        path,
                        piece -> piece.contains(syntax.prefix())
                                || WorkerLists.mayHold(kind, piece)
                                || !HashText.in(piece, namesHashes(path)).isEmpty());
    }

    private static boolean isMap(FileKind kind) {
        return kind == FileKind.SOURCE_MAP || kind == FileKind.CSS_SOURCE_MAP;
    }

    /** The tokens of one file that is no part of a bundle. */
    public static List<Place> tokensOf(String path, byte[] bytes, TokenSyntax syntax) {
        List<Place> places = new ArrayList<>();
        if (isText(path, bytes, syntax)) {
            for (PlacedToken placed : new TokenPlaces(syntax).find(path, FileText.of(bytes))) {
                places.add(place(placed));
            }
        }
        return places;
    }

    /** What a name says is text is one, whatever it holds; in UTF-16 it must hold no token. */
    private static boolean isText(String path, byte[] bytes, TokenSyntax syntax) {
        if (FileText.isUtf16(bytes, bytes.length)) {
            refuseTokensInUtf16(path, bytes, bytes.length, syntax);
            return false;
        }
        return FileKind.of(path) != FileKind.TEXT || !FileText.isBinary(bytes, bytes.length);
    }

    /** A value is written in UTF-8, which would be no text there. */
    static void refuseTokensInUtf16(String path, byte[] bytes, int length, TokenSyntax syntax) {
        String text = FileText.of(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
        List<Token> tokens = new TokenScanner(syntax).scan(text.replace("\0", ""));
        if (!tokens.isEmpty()) {
            throw InitException.failed(Problem.of("token " + tokens.get(0).name() + " stands in a text in UTF-16")
                    .at(path + ":" + tokens.get(0).line())
                    .fix("save the file in UTF-8"));
        }
    }

    static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        return crc.getValue();
    }

    /** Service workers and their manifests list files with plain hexadecimal hashes. */
    public static boolean namesHashes(String path) {
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
    private static String ownDirectory(String path, String href) {
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        return !directory.isEmpty() && href.endsWith("/" + directory) ? directory : "";
    }

    private void page(String path, String text, FileFacts found) {
        PageFacts page = PageFacts.of(text);
        boolean index = path.equals(INDEX);
        String own = "";
        if (page.baseHref().isPresent()) {
            PageFacts.Span href = page.baseHref().get();
            found.places.removeIf(place -> place.start() >= href.start() && place.end() <= href.end());
            own = ownDirectory(path, text.substring(href.start(), href.end()));
            found.places.add(new BasePathPlace(href.start(), href.end(), "", own, Spelling.URL));
        } else if (index && page.head() >= 0) {
            found.places.add(new BasePathPlace(page.head(), page.head(), "<base href=\"", "\">", Spelling.URL));
        }
        found.blocks = page.blocks();
        found.base = page.baseHref()
                .map(href -> text.substring(href.start(), href.end()))
                .orElse("");
        found.references = constant(page, text, found.places);
        boolean start = index || path.equals(own + INDEX);
        found.page = new PageParts(own, start ? needed(page) : List.of(), page.scripts());
        if (start && page.head() < 0) {
            throw InitException.failed(Problem.of(path + " is not an HTML page")
                    .at(root.resolve(path).toString())
                    .fix("check what the app's build wrote there"));
        }
    }

    private static List<String> constant(PageFacts page, String text, List<Place> places) {
        List<String> constant = new ArrayList<>();
        for (PageFacts.Reference reference : page.references()) {
            PageFacts.Span url = reference.url();
            if (places.stream().noneMatch(place -> place.start() < url.end() && place.end() > url.start())) {
                constant.add(FileText.decode(text.substring(url.start(), url.end())));
            }
        }
        return constant;
    }

    private static List<PageFacts.Span> needed(PageFacts page) {
        List<PageFacts.Span> needed = new ArrayList<>();
        for (PageFacts.Reference reference : page.references()) {
            if (reference.needed()) {
                needed.add(reference.url());
            }
        }
        return needed;
    }
}
