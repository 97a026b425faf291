package io.slipway.release.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.descriptor.ChangeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several changes of one add-in lie side by side: each has an id and a name of its own, and nothing else changes. */
class ReviewManifestTest {

    private static final String BASE = "b2f783be-0847-4ec3-9bf0-8f0506660cc2";

    /** The example of RFC 9562, appendix A.4, and the same by Python's uuid.uuid5. */
    @ParameterizedTest
    @CsvSource({
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8, www.example.com, 2ed6657d-e927-568b-95e1-2665a8aea6a2",
        "6BA7B810-9DAD-11D1-80B4-00C04FD430C8, www.example.com, 2ed6657d-e927-568b-95e1-2665a8aea6a2",
    })
    void uuidIsThatOfTheStandard(String namespace, String name, String uuid) {
        assertThat(NameBasedUuid.of(namespace, name)).contains(uuid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-2-3-4-5", "not-a-guid", "{b2f783be-0847-4ec3-9bf0-8f0506660cc2}"})
    void whatIsNoGuidIsLeftToTheCheck(String base) {
        assertThat(NameBasedUuid.of(base, "42")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OfficeManifest.Format.class)
    void idAndNameAreTheChangesAndNothingElseIs(OfficeManifest.Format format) throws Exception {
        String before = manifest(format);

        String after = ReviewManifest.of(before, format, ChangeId.parse("42"));

        OfficeManifest read = read(after, format);
        assertThat(read.id().map(Located::text)).isEqualTo(NameBasedUuid.of(BASE, "42"));
        assertThat(after).contains("Reports (#42)\"");
        assertThat(after.replace(NameBasedUuid.of(BASE, "42").orElseThrow(), BASE)
                        .replace(" (#42)", ""))
                .isEqualTo(before);
        assertThat(ManifestCheck.of(read, "manifest", "addin.acc.example.com")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OfficeManifest.Format.class)
    void changesHaveDifferentIds(OfficeManifest.Format format) throws IOException {
        String manifest = manifest(format);

        assertThat(List.of("42", "43", "4", "feature/login").stream()
                        .map(change -> ReviewManifest.of(manifest, format, ChangeId.parse(change)))
                        .map(text -> id(text, format)))
                .doesNotHaveDuplicates()
                .doesNotContain(Optional.of(BASE));
    }

    @Test
    void namesOfOtherLanguagesEndAlike() {
        String text = """
                <?xml version="1.0"?>
                <OfficeApp><!-- <Id>x</Id> --><Id>
                  %s </Id>
                <DisplayName DefaultValue='Say &quot;hi&quot;'><Override Locale="nl-NL" Value="Zeg"/></DisplayName>
                <Id>%s</Id></OfficeApp>
                """.formatted(BASE, BASE);

        assertThat(ReviewManifest.of(text, OfficeManifest.Format.XML, ChangeId.parse("42")))
                .contains("<!-- <Id>x</Id> -->")
                .contains("DefaultValue='Say &quot;hi&quot; (#42)'", "Value=\"Zeg (#42)\"")
                .contains("<Id>" + NameBasedUuid.of(BASE, "42").orElseThrow() + "</Id>")
                .contains("<Id>" + BASE + "</Id></OfficeApp>");
    }

    @Test
    void byteOrderMarkStays() throws IOException {
        for (OfficeManifest.Format format : OfficeManifest.Format.values()) {
            String marked = "\uFEFF" + manifest(format);

            assertThat(ReviewManifest.of(marked, format, ChangeId.parse("42")))
                    .isEqualTo("\uFEFF" + ReviewManifest.of(manifest(format), format, ChangeId.parse("42")));
        }
    }

    @Test
    void shortNameKeepsWithinWhatOfficeTakes() {
        String json = "{\"id\": \"%s\", \"name\": {\"short\": \"%s\"}, \"x\": {\"id\": \"stays\"}}"
                .formatted(BASE, "Reports of all regions and years");

        assertThat(ReviewManifest.of(json, OfficeManifest.Format.JSON, ChangeId.parse("42")))
                .contains("\"short\": \"Reports of all regions a (#42)\"", "\"id\": \"stays\"");
    }

    private static Optional<String> id(String text, OfficeManifest.Format format) {
        try {
            return read(text, format).id().map(Located::text);
        } catch (MalformedManifestException e) {
            throw new AssertionError(text, e);
        }
    }

    private static OfficeManifest read(String text, OfficeManifest.Format format) throws MalformedManifestException {
        return format == OfficeManifest.Format.XML ? XmlManifest.read(text) : UnifiedManifest.read(text);
    }

    private static String manifest(OfficeManifest.Format format) throws IOException {
        String file = format == OfficeManifest.Format.XML ? "manifest.xml" : "manifest.json";
        return Files.readString(Path.of("src/test/resources/manifests", file))
                .replace("#{addinId}#", BASE)
                .replace("#{addinName}#", "Reports")
                .replace("#{host}#", "addin.acc.example.com")
                .replace("#{basePath}#", "/addin/");
    }
}
