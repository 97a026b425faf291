package io.slipway.release.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.release.problems.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestCheckTest {

    private static final String HOST = "addin.acc.example.com";

    @ParameterizedTest
    @ValueSource(strings = {"manifest.xml", "manifest.json"})
    void goodManifestHasNoProblem(String file) throws Exception {
        assertThat(problems(file, text(file))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            6  | <Id>b2f783be-0847-4ec3-9bf0-8f0506660cc2</Id> | <Id>reports</Id>                    | which is not a GUID
            7  | 1.4.0.0                                       | 1.4.0                               | the version is '1.4.0'
            7  | 1.4.0.0                                       | 01.4.0.0                            | the version is '01.4.0.0'
            7  | 1.4.0.0                                       | one                                 | the version is 'one'
            7  | 1.4.0.0                                       | 1.4.0.0.0                           | the version is '1.4.0.0.0'
            9  | https://addin.acc.example.com/addin/icon-32.png"> | http://addin.acc.example.com/i.png"> | is not https
            10 | https://addin.acc.example.com/addin/nl        | https://static.example.com/nl       | neither on the environment's host addin.acc.example.com nor on one of AppDomains
            12 | https://support.example.com/                  | http://support.example.com/         | is not https
            12 | https://support.example.com/                  | support                             | 'support' is not a URL
            14 | https://login.example.com</AppDomain>         | http://login.example.com</AppDomain> | AppDomains has http://login.example.com, and Office loads https alone
            14 | https://login.example.com</AppDomain>         | https://login.example.com/x</AppDomain> | a domain has no path
            14 | https://login.example.com</AppDomain>         | https://*.example.com</AppDomain>   | which is not a domain
            14 | https://login.example.com</AppDomain>         | https://localhost:3000</AppDomain>  | the user's own machine
            14 | https://login.example.com</AppDomain>         | login.example.com</AppDomain>       | which is not a domain
            17 | <SourceLocation DefaultValue="https://addin.acc.example.com | <SourceLocation DefaultValue="https://localhost:3000 | is on the user's own machine
            17 | <SourceLocation DefaultValue="https://addin.acc.example.com | <SourceLocation DefaultValue="https://127.0.0.1 | is on the user's own machine
            17 | <SourceLocation DefaultValue="https://addin.acc.example.com/addin/ | <SourceLocation DefaultValue="/addin/ | is not a URL
            23 | DefaultValue="https://addin.acc.example.com/addin/icon-32.png"/> | DefaultValue="https://addin.dev.example.com/icon.png"/> | neither on the environment's host
            26 | https://addin.acc.example.com/addin/"/>       | https://addin.acc.example.org/"/>   | neither on the environment's host
            27 | https://login.example.com/authorize           | https://other.example.com/authorize | add <AppDomain>https://other.example.com</AppDomain>
            32 | api://addin.acc.example.com                   | api://addin.dev.example.com         | which is not on the environment's host addin.acc.example.com
            """)
    void wrongXmlIsNamedWithItsLine(int line, String good, String bad, String message) throws Exception {
        assertThat(problems("manifest.xml", edited("manifest.xml", good, bad)))
                .contains("manifest.xml:" + line)
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            4  | b2f783be-0847-4ec3-9bf0-8f0506660cc2    | reports                        | which is not a GUID
            5  | "version": "1.4.0"                      | "version": "1.4.0.0"           | the version is '1.4.0.0'
            5  | "version": "1.4.0"                      | "version": "1.4-rc"            | the version is '1.4-rc'
            9  | https://www.example.com/privacy         | http://www.example.com/privacy | is not https
            12 | "login.example.com"                     | "https://login.example.com"    | validDomains has 'https://login.example.com', which is not a domain
            12 | "login.example.com"                     | "localhost"                    | the user's own machine
            15 | api://addin.acc.example.com             | api://addin.dev.example.com    | which is not on the environment's host
            20 | https://addin.acc.example.com/addin/"   | https://localhost:3000/addin/" | is on the user's own machine
            20 | https://a.cdn.example.com               | https://cdn.example.com        | nor on one of validDomains
            23 | https://addin.acc.example.com/addin/icon-16.png | https://static.example.com/i.png | nor on one of validDomains
            """)
    void wrongJsonIsNamedWithItsLine(int line, String good, String bad, String message) throws Exception {
        String said = problems("manifest.json", edited("manifest.json", good, bad));

        assertThat(said).contains(message).containsPattern("manifest.json:(" + line + "|" + (line + 1) + ")\\b");
    }

    @Test
    void missingIdAndVersionAreNamed() throws Exception {
        String text = text("manifest.xml").replaceFirst("  <Id>.*\n  <Version>.*\n", "");

        assertThat(problems("manifest.xml", text)).contains("the manifest has no id", "the manifest has no version");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            manifest.xml  | </Version>       | </version>     | 7
            manifest.xml  | <OfficeApp       | <!DOCTYPE x><OfficeApp | 2
            manifest.xml  | support.example.com/ | support.example.com/?a&b | 12
            manifest.json | "version": "1.4.0", | "version": "1.4.0" | 6
            manifest.json | "manifestVersion": "1.22", | | 1
            """)
    void whatIsNoManifestIsRefusedWithItsLine(String file, String good, String bad, int line) throws Exception {
        String text = edited(file, good, bad == null ? "" : bad);
        MalformedManifestException thrown =
                catchThrowableOfType(MalformedManifestException.class, () -> read(file, text));

        assertThat(thrown).isNotNull();
        assertThat(thrown.line()).isEqualTo(line);
    }

    @Test
    void xmlOfAnotherKindIsNoManifest() {
        MalformedManifestException thrown =
                catchThrowableOfType(MalformedManifestException.class, () -> XmlManifest.read("<web/>"));

        assertThat(thrown).hasMessage("the root is web, but must be OfficeApp");
    }

    @Test
    void versionsAreComparedNumberByNumber() {
        assertThat(ManifestVersion.parse("1.10.0.0").orElseThrow())
                .isGreaterThan(ManifestVersion.parse("1.9.9.9").orElseThrow())
                .isEqualByComparingTo(ManifestVersion.parse("1.10").orElseThrow());
    }

    private static String edited(String file, String good, String bad) throws IOException {
        String text = text(file);
        assertThat(text).contains(good);
        return text.replace(good, bad);
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of("src/test/resources/manifests", file))
                .replace("#{host}#", HOST)
                .replace("#{addinId}#", "b2f783be-0847-4ec3-9bf0-8f0506660cc2");
    }

    private static String problems(String file, String text) throws MalformedManifestException {
        List<Problem> problems = ManifestCheck.of(read(file, text), file, HOST);
        return String.join(
                "\n", problems.stream().map(problem -> problem.render("")).toList());
    }

    private static OfficeManifest read(String file, String text) throws MalformedManifestException {
        return file.endsWith(".xml") ? XmlManifest.read(text) : UnifiedManifest.read(text);
    }

    @Test
    void versionFollowsTheFormat() {
        assertThat(OfficeManifest.Format.XML.takes("1.4.0.0")).isTrue();
        assertThat(OfficeManifest.Format.XML.takes("1.4.0")).isFalse();
        assertThat(OfficeManifest.Format.JSON.takes("1.4.0")).isTrue();
        assertThat(OfficeManifest.Format.JSON.takes("1.4.0.0")).isFalse();
        assertThat(OfficeManifest.Format.JSON.takes("1.04.0")).isFalse();
    }

    /** https://learn.microsoft.com/javascript/api/manifest/version */
    @ParameterizedTest
    @CsvSource({
        "manifest.xml, 1.4.0.0, 65535.99999.0.20261, true",
        "manifest.xml, 1.4.0.0, 1.4.0.100000, false",
        "manifest.json, 1.4.0, 1.99999.65536, true",
        "manifest.json, 1.4.0, 1.4.20261129, false"
    })
    void aNumberHasAtMostFiveDigits(String file, String good, String version, boolean taken) throws Exception {
        String said = problems(file, edited(file, good, version));

        assertThat(said.isEmpty()).as(said).isEqualTo(taken);
        assertThat(taken || said.contains("the version is '" + version + "'") && said.contains("at most five digits"))
                .as(said)
                .isTrue();
    }
}
