package io.slipway.release.checking;

import io.slipway.initcontainer.source.BuildCommand;
import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.tokens.SourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a build that runs in the pod would ask the network for. The machine that built the image had one; a pod often
 * has none, and then fails when it starts.
 */
public final class BuildNetwork {

    private static final String IN_THE_POD = "in mode build the pod's build needs the network: ";

    private static final Pattern DOWNLOADS = Pattern.compile(
            "\\bnpx\\s+(?!--no\\b|--no-install\\b|--offline\\b)|\\b(?:pnpm|yarn)\\s+dlx\\b|\\bbunx\\s+(?!--no-install\\b)"
                    + "|\\bnpm\\s+exec\\s+(?!--no\\b|--offline\\b)");

    private static final Pattern INSTALLS = Pattern.compile("\\b(?:npm|pnpm|yarn|bun)\\s+(?:ci|i|install|add)\\b");

    private static final Pattern FETCHED = Pattern.compile("\\bcorepack\\b|(?<![\\w-])(?:yarn|pnpm)\\s");
    private static final Pattern PACKAGE_MANAGER = Pattern.compile("\"packageManager\"\\s*:\\s*\"(?:yarn|pnpm)@");
    private static final Pattern COREPACK_HOME = Pattern.compile("(?m)^\\s*ENV\\s+(?:.*\\s)?COREPACK_HOME[= ]");

    private static final Pattern FONTS = Pattern.compile(
            "(?is)<link\\b[^>]*\\bhref\\s*=\\s*[\"']?(?:https?:)?//(fonts\\.googleapis\\.com|use\\.typekit\\.net)/");
    private static final Pattern FONTS_OFF =
            Pattern.compile("\"fonts\"\\s*:\\s*(?:false|\\{\\s*\"inline\"\\s*:\\s*false)");
    private static final Pattern NEXT_FONTS = Pattern.compile("[\"']next/font/google[\"']");
    private static final Pattern FONT_PLUGINS = Pattern.compile(
            "\"(vite-plugin-webfont-dl|@nuxtjs/google-fonts|@nuxt/fonts|gatsby-plugin-google-fonts)\"\\s*:");

    private static final Pattern SOURCES = Pattern.compile(".*\\.(?:[cm]?[jt]sx?|html?)");

    private final Descriptor descriptor;
    private final Path source;
    private final List<String> notes = new ArrayList<>();

    private BuildNetwork(Descriptor descriptor) {
        this.descriptor = descriptor;
        this.source = descriptor.source();
    }

    /** Each with what to do; none where the image holds the built bundle. */
    public static List<String> notes(Descriptor descriptor) throws IOException {
        BuildNetwork network = new BuildNetwork(descriptor);
        if (descriptor.app().mode() == App.Mode.BUILD) {
            network.command();
            network.fonts();
        }
        return List.copyOf(network.notes);
    }

    private void command() throws IOException {
        String manifest = text(source.resolve("package.json"));
        String build = descriptor.app().build().command();
        String command = BuildCommand.of(source, build).text();
        Matcher downloads = DOWNLOADS.matcher(command);
        if (downloads.find()) {
            note(downloads.group().strip() + " of '" + build
                    + "' downloads what is not installed; write npx --no -- in its" + " place");
        }
        if (INSTALLS.matcher(command).find()) {
            note("'" + build
                    + "' installs packages; leave that to app.build.install, which runs while the image is built");
        }
        boolean corepack = FETCHED.matcher(build + " ").find()
                && (build.contains("corepack")
                        || PACKAGE_MANAGER.matcher(manifest).find());
        if (corepack
                && !COREPACK_HOME
                        .matcher(text(descriptor.directory().resolve("Dockerfile")))
                        .find()) {
            note("'" + build
                    + "' lets corepack fetch the package manager; set COREPACK_HOME in the Dockerfile before the"
                    + " install, to a directory of the image that the pod's user can read, as slipway init writes it");
        }
        Matcher plugin = FONT_PLUGINS.matcher(manifest);
        if (plugin.find()) {
            note(plugin.group(1) + " of package.json downloads fonts; put the fonts into the app");
        }
    }

    private void fonts() throws IOException {
        boolean inlined = isInlining("angular.json") || isInlining("project.json");
        SourceFiles.read(
                source,
                file -> SOURCES.matcher(file.getFileName().toString()).matches(),
                file -> fonts(file, text(file), inlined));
    }

    private boolean isInlining(String workspace) throws IOException {
        Path file = source.resolve(workspace);
        return Files.isRegularFile(file) && !FONTS_OFF.matcher(text(file)).find();
    }

    private void fonts(Path file, String text, boolean inlined) {
        Matcher link = FONTS.matcher(text);
        if (inlined && file.toString().endsWith(".html") && link.find()) {
            note("Angular inlines the fonts of " + link.group(1) + " that " + place(file, text, link.start())
                    + " names; set optimization.fonts to false in angular.json, or put the fonts into the app");
        }
        Matcher next = NEXT_FONTS.matcher(text);
        if (next.find()) {
            note("next/font/google at " + place(file, text, next.start())
                    + " downloads fonts; put them into the app with next/font/local");
        }
    }

    private String place(Path file, String text, int offset) {
        return source.relativize(file) + ":"
                + (text.substring(0, offset).lines().count() + (offset > 0 && text.charAt(offset - 1) == '\n' ? 1 : 0));
    }

    private void note(String what) {
        notes.add(IN_THE_POD + what);
    }

    private static String text(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }
}
