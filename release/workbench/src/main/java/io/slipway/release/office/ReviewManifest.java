package io.slipway.release.office;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.slipway.release.descriptor.ChangeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The manifest of a review: the add-in's id is one of its own, made from that of the manifest and the change, and its name ends
 * in the change, so that the add-ins of several changes lie side by side in Office. Everything else stays, letter by letter.
 */
final class ReviewManifest {

    /** Editors on Windows begin a file with it. */
    private static final String MARK = "\uFEFF";

    /** Names that Office shows, and the characters that each may have. */
    private static final Map<String, Integer> NAMES = Map.of("/name/short", 30, "/name/full", 100);

    private static final int DISPLAY_NAME = 125;

    /** A part of the text, and what takes its place. */
    private record Edit(int from, int to, String text) {}

    private final String text;
    private final ChangeId change;
    private final List<Edit> edits = new ArrayList<>();

    private ReviewManifest(String text, ChangeId change) {
        this.text = text;
        this.change = change;
    }

    /** @param text of a manifest that was read without an error */
    static String of(String text, OfficeManifest.Format format, ChangeId change) {
        if (text.startsWith(MARK)) {
            return MARK + of(text.substring(MARK.length()), format, change);
        }
        ReviewManifest manifest = new ReviewManifest(text, change);
        if (format == OfficeManifest.Format.XML) {
            manifest.xml();
        } else {
            manifest.json();
        }
        return manifest.edited();
    }

    private void xml() {
        Element root =
                Parser.xmlParser().setTrackPosition(true).parseInput(text, "").firstElementChild();
        child(root, "Id").ifPresent(id -> {
            int from = id.sourceRange().endPos();
            edit(from, id.endSourceRange().startPos(), id(id.text().strip()));
        });
        child(root, "DisplayName").ifPresent(name -> {
            name(name, "DefaultValue");
            name.children().forEach(override -> name(override, "Value"));
        });
    }

    private void name(Element element, String key) {
        Attribute attribute = element.attribute(key);
        if (attribute != null) {
            int from = attribute.sourceRange().valueRange().startPos();
            int to = attribute.sourceRange().valueRange().endPos();
            edit(from, to, name(text.substring(from, to), DISPLAY_NAME));
        }
    }

    private static Optional<Element> child(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> child.tagName().equals(name))
                .findFirst();
    }

    private void json() {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String path = parser.getParsingContext().pathAsPointer().toString();
                if (token == JsonToken.VALUE_STRING && (path.equals("/id") || NAMES.containsKey(path))) {
                    int from = (int) parser.currentTokenLocation().getCharOffset() + 1;
                    // Reads it to its end.
                    String value = parser.getText();
                    int to = (int) parser.currentLocation().getCharOffset() - 1;
                    edit(from, to, path.equals("/id") ? id(value) : name(text.substring(from, to), NAMES.get(path)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id(String base) {
        return NameBasedUuid.of(base, change.text()).orElse(base);
    }

    /** A slug has no letter that XML or JSON would want escaped. */
    private String name(String written, int most) {
        String end = " (#" + change.slug() + ")";
        int room = Math.max(0, most - end.length());
        boolean escapes = written.indexOf('&') >= 0 || written.indexOf('\\') >= 0;
        // What is cut might be half of an escape; Office is left to say what is too long.
        return (written.length() <= room || escapes
                        ? written
                        : written.substring(0, room).strip())
                + end;
    }

    private void edit(int from, int to, String replacement) {
        edits.add(new Edit(from, to, replacement));
    }

    private String edited() {
        StringBuilder edited = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .forEach(edit -> edited.replace(edit.from(), edit.to(), edit.text()));
        return edited.toString();
    }
}
