package io.slipway.plugin.contract;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the plugin's parts are, for the tests that look at them. */
final class Plugin {

    static final Path ROOM = Path.of("..", "..", "plugin");
    static final Path SOURCES = ROOM.resolve("src/main/java");
    static final Path RESOURCES = ROOM.resolve("src/main/resources");
    static final Path HPI = Path.of("target", "slipway.hpi");
    static final Path INNER_JAR = Path.of("target", "hpi", "WEB-INF", "lib", "slipway.jar");
    static final Path NOTIFICATIONS_JAR = INNER_JAR.resolveSibling("slipway-notifications-0.1.0.jar");
    static final Path REPORTS_JAR = INNER_JAR.resolveSibling("slipway-reports-0.1.0.jar");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Path.of("target", "classes"), ROOM.resolve(Path.of("reports", "target", "classes")));
    static final JavaClasses NOTIFICATIONS = new ClassFileImporter().importPackages("io.slipway.notifications");

    private Plugin() {}

    static List<Path> files(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of a class's views. */
    static Path views(Class<?> type) {
        return RESOURCES.resolve(type.getName().replace('.', '/').replace('$', '/'));
    }

    static List<Class<?>> classes() {
        return CLASSES.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .<Class<?>>map(type -> load(type.getName()))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Plugin.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
