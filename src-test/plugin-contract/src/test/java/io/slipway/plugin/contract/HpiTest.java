package io.slipway.plugin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.steps.ReleaseStep;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;

@Tag("needs-package")
class HpiTest {

    @Test
    void itsManifestHasWhatJenkinsReads() throws IOException {
        try (JarFile hpi = new JarFile(Plugin.HPI.toFile())) {
            assertIsPlugin(hpi.getManifest().getMainAttributes());
        }
    }

    /** The class filter of remoting takes a jar's classes only when the jar itself says that it is a plugin's. */
    @Test
    void itsInnerJarSaysThatItIsAPluginsToo() throws IOException {
        try (JarFile jar = new JarFile(Plugin.INNER_JAR.toFile())) {
            assertIsPlugin(jar.getManifest().getMainAttributes());
        }
    }

    private static void assertIsPlugin(Attributes manifest) {
        assertThat(manifest.getValue("Short-Name")).isEqualTo("slipway");
        assertThat(manifest.getValue("Long-Name")).isEqualTo("Slipway");
        assertThat(manifest.getValue("Group-Id")).isEqualTo("io.jenkins.plugins");
        assertThat(manifest.getValue("Plugin-Version")).isEqualTo("0.1.0");
        assertThat(manifest.getValue("Jenkins-Version")).isEqualTo("2.541.3");
        assertThat(manifest.getValue("Minimum-Java-Version")).isEqualTo("17");
        assertThat(manifest.getValue("Plugin-Dependencies").split(","))
                .allMatch(dependency -> dependency.matches("[a-z0-9-]+:[0-9][\\w.-]*(;resolution:=optional)?"));
    }

    @Test
    void itHoldsNothingButItsJarAndTheRoomsBesideIt() throws IOException {
        assertThat(files(Plugin.HPI))
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "WEB-INF/lib/slipway.jar",
                        "WEB-INF/lib/slipway-notifications-0.1.0.jar",
                        "WEB-INF/lib/slipway-reports-0.1.0.jar");
    }

    /** Jenkins has these classes; a second copy of one would be another class. */
    @Test
    void itHoldsNoClassButThePluginsOwn() throws IOException {
        assertThat(files(Plugin.INNER_JAR))
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/slipway/plugin/"));
        assertThat(files(Plugin.NOTIFICATIONS_JAR))
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/slipway/notifications/"));
        assertThat(files(Plugin.REPORTS_JAR))
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/slipway/plugin/reports/"));
    }

    @Test
    void itsClassesAreForJava17() throws IOException {
        assertIsForJava17(Plugin.INNER_JAR);
        assertIsForJava17(Plugin.NOTIFICATIONS_JAR);
        assertIsForJava17(Plugin.REPORTS_JAR);
    }

    private static void assertIsForJava17(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                        in.skipBytes(6);
                        assertThat(in.readUnsignedShort()).as(entry.getName()).isEqualTo(61);
                    }
                }
            }
        }
    }

    @Test
    void itCarriesTheSlipwayJarByteByByte() throws Exception {
        Path built = Path.of("..", "..", "release", "command", "target", "slipway.jar");
        try (JarFile jar = new JarFile(Plugin.INNER_JAR.toFile());
                InputStream carried = jar.getInputStream(jar.getEntry("io/slipway/plugin/engine/slipway.jar"));
                InputStream original = Files.newInputStream(built)) {
            assertThat(sha256(carried)).isEqualTo(sha256(original));
        }
    }

    /** Read as Jenkins does it: with SezPoz, from the jar. */
    @Test
    void itsIndexNamesEachExtension() throws Exception {
        List<String> indexed = new ArrayList<>();
        URL[] jar = {Plugin.INNER_JAR.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar, HpiTest.class.getClassLoader())) {
            for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
                indexed.add(item.className());
            }
        }
        assertThat(indexed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(annotated(Extension.class).toList());
    }

    @Test
    void itsIndexNamesEachSymbol() throws IOException {
        assertThat(text("META-INF/services/annotations/org.jenkinsci.Symbol").lines())
                .containsExactlyInAnyOrderElementsOf(annotated(Symbol.class).toList());
    }

    /** Without it nobody loads the permissions, and a boot by Configuration as Code that grants them ends. */
    @Test
    void itsPermissionsAreLoadedAtBoot() throws Exception {
        assertThat(text("META-INF/services/annotations/hudson.init.Initializer").lines())
                .containsExactly(SlipwayPermissions.class.getName());
        Initializer boot = SlipwayPermissions.class.getMethod("register").getAnnotation(Initializer.class);
        assertThat(boot.before()).isLessThanOrEqualTo(InitMilestone.EXTENSIONS_AUGMENTED);
    }

    @Test
    void itNamesTheParametersOfEachDataBoundConstructor() throws IOException {
        for (Class<?> type : Plugin.classes()) {
            boolean bound = Arrays.stream(type.getConstructors())
                    .anyMatch(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class));
            if (bound) {
                String path = type.getName().replace('.', '/').replace('$', '/') + ".stapler";
                assertThat(files(Plugin.INNER_JAR)).contains(path);
            }
        }
        Properties release = new Properties();
        release.load(new StringReader(text(ReleaseStep.class.getName().replace('.', '/') + ".stapler")));
        assertThat(release.getProperty("constructor")).isEqualTo("environment");
    }

    private static Stream<String> annotated(Class<? extends Annotation> annotation) {
        return Plugin.classes().stream()
                .filter(type -> type.isAnnotationPresent(annotation))
                .map(Class::getName);
    }

    private static String sha256(InputStream in) throws Exception {
        DigestInputStream reading = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
        reading.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(reading.getMessageDigest().digest());
    }

    private static List<String> files(Path archive) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        }
    }

    private static String text(String path) throws IOException {
        try (JarFile jar = new JarFile(Plugin.INNER_JAR.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
