package io.slipway.release.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.VariableScopes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ManifestOfEnvironmentTest {

    private static final String DESCRIPTOR = """
            app: {name: addin, basePath: /addin/}
            environments:
              acceptance:
                host: addin.acc.example.com
                variables: {addinId: b2f783be-0847-4ec3-9bf0-8f0506660cc2, addinName: 'Reports & "more"'}
              production:
                host: addin.example.com
                variables: {addinId: 8c9b526e-d81f-4efd-8015-573a9d594075, addinName: Reports}
            """;

    @TempDir
    private Path app;

    @BeforeEach
    void xml() throws IOException {
        Files.copy(Path.of("src/test/resources/manifests/manifest.xml"), app.resolve("manifest.xml"));
    }

    @Test
    void valuesAreEscapedAsThePodEscapesThem() throws IOException {
        ManifestResult made = of(DESCRIPTOR, Optional.empty());

        assertThat(made.problems()).isEmpty();
        assertThat(made.text())
                .contains("<Id>b2f783be-0847-4ec3-9bf0-8f0506660cc2</Id>")
                .contains("DefaultValue=\"Reports &amp; &#34;more&#34;\"")
                .contains("<SourceLocation DefaultValue=\"https://addin.acc.example.com/addin/\"/>");
        assertThat(made.version()).isEqualTo("1.4.0.0");
    }

    @Test
    void unifiedManifestIsMadeAlike() throws IOException {
        Files.delete(app.resolve("manifest.xml"));
        Files.copy(Path.of("src/test/resources/manifests/manifest.json"), app.resolve("manifest.json"));
        ManifestResult made = of(DESCRIPTOR, Optional.empty());

        assertThat(made.problems()).isEmpty();
        assertThat(made.format()).isEqualTo("json");
        assertThat(made.text()).contains("\"short\": \"Reports & \\\"more\\\"\"");
    }

    /** manifest-bom: editors on Windows write one. */
    @ParameterizedTest
    @ValueSource(strings = {"manifest.xml", "manifest.json"})
    void aByteOrderMarkIsAccepted(String name) throws IOException {
        Files.delete(app.resolve("manifest.xml"));
        Files.writeString(
                app.resolve(name),
                "\uFEFF"
                        + Files.readString(
                                Path.of("src/test/resources/manifests").resolve(name)));

        ManifestResult made = of(DESCRIPTOR, Optional.empty());

        assertThat(made.problems()).isEmpty();
        assertThat(made.text()).contains("b2f783be-0847-4ec3-9bf0-8f0506660cc2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aManifestInUtf16IsNamed(String charset) throws IOException {
        String text = "\uFEFF" + Files.readString(app.resolve("manifest.xml"));
        Files.write(app.resolve("manifest.xml"), text.getBytes(Charset.forName(charset)));

        SlipwayException thrown = catchThrowableOfType(SlipwayException.class, () -> of(DESCRIPTOR, Optional.empty()));

        assertThat(thrown.render("")).contains("the manifest is in UTF-16", "at manifest.xml", "save it in UTF-8");
    }

    @Test
    void sameIdInTwoEnvironmentsIsRefused() throws IOException {
        ManifestResult made = of(
                DESCRIPTOR.replace("8c9b526e-d81f-4efd-8015-573a9d594075", "b2f783be-0847-4ec3-9bf0-8f0506660cc2"),
                Optional.empty());

        assertThat(made.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.render("acceptance"))
                        .contains("environment production has the same id")
                        .contains("manifest.xml:6"));
    }

    @Test
    void idWithoutATokenIsTheSameEverywhere() throws IOException {
        source("#{addinId}#", "b2f783be-0847-4ec3-9bf0-8f0506660cc2");

        assertThat(of(DESCRIPTOR, Optional.empty()).problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).startsWith("environment production has the same id"));
    }

    @Test
    void environmentThatCannotBeAskedIsNoted() throws IOException {
        ManifestResult made = of(
                DESCRIPTOR.replace("addinName: Reports}", "addinName: {fromEnvironment: NOT_SET}}"), Optional.empty());

        assertThat(made.problems()).isEmpty();
        assertThat(made.notes()).singleElement().asString().contains("not compared with production", "NOT_SET");
    }

    @Test
    void changedManifestNeedsAHigherVersion() throws IOException {
        Path previous = previous();
        source("/authorize", "/authorise");

        assertThat(of(DESCRIPTOR, Optional.of(previous)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.render(""))
                        .contains("has changed, and its version is still 1.4.0.0", "manifest.xml:7"));
        source("1.4.0.0", "1.5.0.0");
        assertThat(of(DESCRIPTOR, Optional.of(previous)).problems()).isEmpty();
    }

    @Test
    void unchangedManifestMayKeepItsVersion() throws IOException {
        assertThat(of(DESCRIPTOR, Optional.of(previous())).problems()).isEmpty();
    }

    @Test
    void versionNeverFallsAndTheIdStays() throws IOException {
        Path previous = previous();
        source("1.4.0.0", "1.3.9.9");
        ManifestResult made = of(
                DESCRIPTOR.replace("b2f783be-0847-4ec3-9bf0-8f0506660cc2", "71d330bd-0a8b-4e47-8d9e-03de1259c60f"),
                Optional.of(previous));

        assertThat(made.problems())
                .extracting(problem -> problem.message())
                .containsExactly(
                        "the version falls from 1.4.0.0 to 1.3.9.9",
                        "the id was b2f783be-0847-4ec3-9bf0-8f0506660cc2 before");
    }

    @Test
    void tokenWithoutAValueIsNamedWithItsLine() throws IOException {
        source("#{addinName}#", "#{title}#");

        assertThat(refused(DESCRIPTOR)).contains("no value for token title", "at manifest.xml:8");
    }

    @Test
    void missingManifestSaysWhereItWasLookedFor() throws IOException {
        Files.delete(app.resolve("manifest.xml"));

        assertThat(refused(DESCRIPTOR)).contains("no Office manifest found", "looked in: app.tokens.files", "--file");
    }

    @Test
    void twoManifestsMustBeChosenFrom() throws IOException {
        Files.createDirectory(app.resolve("public"));
        Files.copy(Path.of("src/test/resources/manifests/manifest.json"), app.resolve("public/manifest.json"));

        assertThat(refused(DESCRIPTOR)).contains("manifest.xml, public/manifest.json", "fix: choose one: --file ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<OfficeApp>\n<Id>", "<OfficeApp xmlns:bt='x'><bt:Url DefaultValue='&'/></OfficeApp>"})
    void whatIsNotWellFormedFails(String text) throws IOException {
        Files.writeString(app.resolve("manifest.xml"), text);

        assertThat(refused(DESCRIPTOR)).contains("not a manifest: ", "at manifest.xml:");
    }

    private Path previous() throws IOException {
        return Files.writeString(
                app.resolve("previous.xml"), of(DESCRIPTOR, Optional.empty()).text());
    }

    private void source(String before, String after) throws IOException {
        Path file = app.resolve("manifest.xml");
        Files.writeString(file, Files.readString(file).replace(before, after));
    }

    private String refused(String descriptor) {
        SlipwayException thrown = catchThrowableOfType(SlipwayException.class, () -> of(descriptor, Optional.empty()));
        assertThat(thrown).isNotNull();
        return thrown.render("acceptance");
    }

    private ManifestResult of(String text, Optional<Path> previous) throws IOException {
        Descriptor descriptor = DescriptorReader.read(app.resolve("slipway.yaml"), text);
        return ManifestOfEnvironment.of(new ManifestRequest(
                descriptor,
                descriptor.environments().get("acceptance"),
                each -> VariableScopes.of(descriptor, each, List.of(), Map.of(), Map.of()),
                Optional.empty(),
                previous));
    }
}
