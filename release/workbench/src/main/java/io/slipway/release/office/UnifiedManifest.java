package io.slipway.release.office;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the unified manifest: strict JSON, every text with its path and line. */
final class UnifiedManifest {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What opens in a browser of its own. */
    private static final Pattern LINK = Pattern.compile("developer\\..*|.*\\.(learnMoreUrl|supportUrl|helpUrl)");

    private record Text(String path, Located value) {}

    private UnifiedManifest() {}

    static OfficeManifest read(String text) throws MalformedManifestException {
        List<Text> texts = texts(text);
        if (at(texts, "manifestVersion").isEmpty()) {
            throw new MalformedManifestException("it has no manifestVersion, so it is not a unified manifest", 1);
        }
        List<Located> pages = new ArrayList<>();
        List<Located> links = new ArrayList<>();
        for (Text found : texts) {
            boolean url = found.value().text().matches("(?i)https?://.*");
            if (url && !found.path().equals("$schema")) {
                (LINK.matcher(found.path()).matches() ? links : pages).add(found.value());
            }
        }
        return new OfficeManifest(
                OfficeManifest.Format.JSON,
                at(texts, "id"),
                at(texts, "version"),
                pages,
                links,
                texts.stream()
                        .filter(found -> found.path().equals("validDomains[]"))
                        .map(Text::value)
                        .toList(),
                at(texts, "webApplicationInfo.resource"));
    }

    private static Optional<Located> at(List<Text> texts, String path) {
        return texts.stream()
                .filter(found -> found.path().equals(path))
                .map(Text::value)
                .findFirst();
    }

    private static List<Text> texts(String text) throws MalformedManifestException {
        List<Text> texts = new ArrayList<>();
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY ->
                        path.addLast(
                                parser.getParsingContext().getParent().inObject()
                                        ? dotted(path, parser.currentName())
                                        : path.isEmpty() ? "" : path.getLast() + "[]");
                    case END_OBJECT, END_ARRAY -> path.removeLast();
                    case VALUE_STRING ->
                        texts.add(new Text(
                                parser.getParsingContext().inObject()
                                        ? dotted(path, parser.currentName())
                                        : (path.isEmpty() ? "" : path.getLast()) + "[]",
                                new Located(
                                        parser.getText().strip(),
                                        parser.currentTokenLocation().getLineNr())));
                    default -> {
                        // Names come with their values; numbers and truths are no texts.
                    }
                }
            }
            return texts;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new MalformedManifestException(e.getOriginalMessage(), line);
        } catch (IOException e) {
            throw new MalformedManifestException(String.valueOf(e.getMessage()), 1);
        }
    }

    private static String dotted(Deque<String> path, String name) {
        return path.isEmpty() || path.getLast().isEmpty() ? name : path.getLast() + "." + name;
    }
}
