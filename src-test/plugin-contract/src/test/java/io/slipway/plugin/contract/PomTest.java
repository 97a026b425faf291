package io.slipway.plugin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plugin's own POM, which only Jenkins' tools can build, says the same as what is built here. */
class PomTest {

    private final Document pom = read(Plugin.ROOM.resolve("pom.xml"));

    private final Document contract = read(Path.of("pom.xml"));

    @Test
    void asksForTheJenkinsThatTheHpiAsksFor() {
        String baseline = text(pom.getDocumentElement(), "jenkins.baseline");
        String version = text(pom.getDocumentElement(), "jenkins.version").replace("${jenkins.baseline}", baseline);

        assertThat(version).startsWith(baseline + ".");
        assertThat(version).isEqualTo(text(contract.getDocumentElement(), "jenkins.version"));
    }

    /** Hosting refuses a plugin whose name says that it is one. */
    @Test
    void isNamedAsHostingWantsIt() {
        assertThat(child("artifactId")).isNotEmpty().doesNotContain("jenkins", "plugin");
        assertThat(child("packaging")).isEqualTo("hpi");
        assertThat(pom.getElementsByTagName("developers").getLength()).isZero();
        assertThat(pom.getElementsByTagName("license").getLength()).isOne();
    }

    @Test
    @Tag("needs-package")
    void isCalledAsTheHpiIsCalled() throws Exception {
        try (JarFile hpi = new JarFile(Plugin.HPI.toFile())) {
            Attributes manifest = hpi.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Group-Id")).isEqualTo(child("groupId"));
            assertThat(manifest.getValue("Artifact-Id")).isEqualTo(child("artifactId"));
            assertThat(manifest.getValue("Short-Name")).isEqualTo(child("artifactId"));
            assertThat(manifest.getValue("Long-Name")).isEqualTo(child("name"));
            Element license = (Element) pom.getElementsByTagName("license").item(0);
            assertThat(manifest.getValue("Plugin-License-Name")).isEqualTo(text(license, "name"));
            assertThat(manifest.getValue("Plugin-License-Url")).isEqualTo(text(license, "url"));
        }
    }

    @Test
    void switchesOnEachCheckOfTheParent() {
        List.of("ban-commons-lang-2", "ban-deprecated-stapler", "ban-junit4-imports", "banObsoleteDependencyOverrides")
                .forEach(check -> assertThat(text(pom.getDocumentElement(), check + ".skip"))
                        .isEqualTo("false"));
        assertThat(text(pom.getDocumentElement(), "hpi.strictBundledArtifacts")).isEqualTo("true");
    }

    @Test
    @Tag("needs-package")
    void asksForTheSamePluginsAsTheHpi() throws Exception {
        List<String> asked = dependencies().stream()
                .filter(dependency -> text(dependency, "scope").isEmpty())
                .filter(dependency -> !isOfTheReactor(dependency))
                .map(dependency -> text(dependency, "artifactId")
                        + (text(dependency, "optional").equals("true") ? ";resolution:=optional" : ""))
                .toList();
        try (JarFile hpi = new JarFile(Plugin.HPI.toFile())) {
            String manifest = hpi.getManifest().getMainAttributes().getValue("Plugin-Dependencies");
            assertThat(Arrays.stream(manifest.split(",")).map(one -> one.replaceFirst(":[^;]*", "")))
                    .containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    /** The plugins' own tool refuses a jar in the .hpi that the POM does not name. */
    @Test
    void bundlesTheRoomsOfTheReactorAlone() {
        List<String> rooms = dependencies().stream()
                .filter(PomTest::isOfTheReactor)
                .map(dependency -> text(dependency, "artifactId"))
                .toList();
        assertThat(rooms).containsExactly("slipway-notifications", "slipway-reports");
        assertThat(text(pom.getDocumentElement(), "hpi.bundledArtifacts")).isEqualTo(String.join(",", rooms));
        assertThat(dependencies())
                .filteredOn(PomTest::isOfTheReactor)
                .allSatisfy(dependency -> {
                    assertThat(text(dependency, "version")).isEqualTo("${revision}");
                    assertThat(text((Element) dependency.getElementsByTagName("exclusion").item(0), "artifactId"))
                            .isEqualTo("*");
                });
        Document reactor = read(Path.of("..", "..", "pom.xml"));
        assertThat(text(pom.getDocumentElement(), "revision"))
                .isEqualTo(elements(reactor.getDocumentElement().getChildNodes()).stream()
                        .filter(element -> element.getTagName().equals("version"))
                        .findFirst()
                        .orElseThrow()
                        .getTextContent());
    }

    private static boolean isOfTheReactor(Element dependency) {
        return text(dependency, "groupId").equals("io.slipway");
    }

    /** The BOM has those of plugins; AssertJ is none. */
    @Test
    void leavesVersionsToTheBom() {
        assertThat(dependencies())
                .filteredOn(dependency -> !isOfTheReactor(dependency))
                .filteredOn(dependency -> !text(dependency, "version").isEmpty())
                .extracting(dependency -> text(dependency, "artifactId"))
                .containsExactly("assertj-core");
    }

    /** The plugin's unit tests run in both builds. */
    @Test
    void testsWithTheAssertJOfTheReactor() {
        Document reactor = read(Path.of("..", "..", "pom.xml"));
        assertThat(dependencies())
                .filteredOn(dependency -> text(dependency, "artifactId").equals("assertj-core"))
                .extracting(dependency -> text(dependency, "version"))
                .containsExactly(text(reactor.getDocumentElement(), "assertj.version"));
    }

    private List<Element> dependencies() {
        return elements(pom.getElementsByTagName("dependency")).stream()
                .filter(dependency -> !dependency
                        .getParentNode()
                        .getParentNode()
                        .getNodeName()
                        .equals("dependencyManagement"))
                .toList();
    }

    private String child(String name) {
        return elements(pom.getDocumentElement().getChildNodes()).stream()
                .filter(element -> element.getTagName().equals(name))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Document read(Path file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
