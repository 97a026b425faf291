package io.slipway.release.office;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.tokens.DeclaredTokenFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The manifest in the app's source, tokens inside.
 *
 * @param name as it is named to people: the path below the source
 * @param text of the file
 */
record ManifestSource(String name, Path file, String text) {

    private static final int LARGEST = 1024 * 1024;

    /** Where manifests are where no token file is one. */
    private static final List<String> USUAL = List.of(
            "manifest.xml",
            "public/manifest.xml",
            "src/manifest.xml",
            "src/assets/manifest.xml",
            "manifest.json",
            "public/manifest.json",
            "appPackage/manifest.json");

    /**
     * The one that was chosen, or the one among the token files and in the usual places.
     *
     * @throws SlipwayException (usage) when there is none, or more than one to choose from
     */
    static ManifestSource of(Descriptor descriptor, Optional<Path> chosen) throws IOException {
        if (chosen.isPresent()) {
            return read(chosen.get().toString(), chosen.get());
        }
        List<ManifestSource> found = find(descriptor);
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> names = found.stream().map(ManifestSource::name).toList();
        throw SlipwayException.usage(
                found.isEmpty()
                        ? Problem.of("no Office manifest found")
                                .at(descriptor.source().toString())
                                .lookedIn(places())
                                .fix("name it with --file")
                        : Problem.of("there are more Office manifests than one: " + String.join(", ", names))
                                .at(descriptor.source().toString())
                                .fix("choose one: --file " + found.get(0).file()));
    }

    private static String[] places() {
        return Stream.concat(Stream.of("app.tokens.files"), USUAL.stream()).toArray(String[]::new);
    }

    private static List<ManifestSource> find(Descriptor descriptor) throws IOException {
        Map<String, Path> candidates = new LinkedHashMap<>(DeclaredTokenFiles.find(descriptor, new ArrayList<>()));
        USUAL.forEach(name -> candidates.putIfAbsent(name, descriptor.source().resolve(name)));
        List<ManifestSource> found = new ArrayList<>();
        for (Map.Entry<String, Path> candidate : candidates.entrySet()) {
            boolean named =
                    candidate.getKey().endsWith(".xml") || candidate.getKey().endsWith(".json");
            if (named && Files.isRegularFile(candidate.getValue())) {
                ManifestSource source = read(candidate.getKey(), candidate.getValue());
                if (source.text().contains(source.isXml() ? "<OfficeApp" : "\"manifestVersion\"")) {
                    found.add(source);
                }
            }
        }
        return found;
    }

    private static ManifestSource read(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw SlipwayException.usage(Problem.of("this is not an Office manifest: it is larger than 1 MiB")
                        .at(name));
            }
            refuseUtf16(name, bytes);
            return new ManifestSource(name, file, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw SlipwayException.usage(
                    Problem.of("the manifest cannot be read: " + e.getMessage()).at(name));
        }
    }

    /** Values are written in UTF-8, which is no text there. */
    private static void refuseUtf16(String name, byte[] bytes) {
        boolean marked = bytes.length > 1
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
        String text = marked ? new String(bytes, StandardCharsets.UTF_16) : "";
        if (text.contains("<OfficeApp") || text.contains("\"manifestVersion\"")) {
            throw SlipwayException.usage(
                    Problem.of("the manifest is in UTF-16").at(name).fix("save it in UTF-8"));
        }
    }

    boolean isXml() {
        return !name.endsWith(".json");
    }

    /** The file's own name; what fills the site goes by its ending. */
    String fileName() {
        return String.valueOf(file.getFileName());
    }

    /** A line of the source, counted from 1. */
    String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }

    /** What a text in the format of this manifest says. */
    OfficeManifest parse(String manifest, String nameOfText) {
        try {
            // Editors on Windows write a byte order mark, and Office accepts it.
            String marked = manifest.startsWith("\uFEFF") ? manifest.substring(1) : manifest;
            return isXml() ? XmlManifest.read(marked) : UnifiedManifest.read(marked);
        } catch (MalformedManifestException e) {
            throw SlipwayException.failed(
                    Problem.of("not a manifest: " + e.getMessage()).at(nameOfText + ":" + e.line()));
        }
    }
}
