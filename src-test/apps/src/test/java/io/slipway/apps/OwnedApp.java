package io.slipway.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import io.slipway.driver.SlipwayCommand;
import io.slipway.driver.containers.Pod;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A generated app in its owner's hands, who types what the guide says.
 *
 * @param directory a copy that may be changed
 */
record OwnedApp(AppRecipe recipe, Path directory) {

    private static final Path TARGET = Repository.ROOT.resolve("src-test/apps/target");
    private static final Path INIT = Repository.ROOT.resolve("init-container/program/target/slipway-init.jar");
    private static final Pattern PAGE = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/\\S*");

    /** The Dockerfile's own line, whatever it is today. */
    private static final Pattern INDEX = Pattern.compile("(?m)^RUN (slipway-init index (?:.*\\\\\n)*.*)$");

    private static final Pattern REPOSITORY = Pattern.compile("(?m)^  repository: (\\S+)$");

    static OwnedApp of(AppRecipe recipe) throws IOException {
        return of(recipe, "apps");
    }

    /** @param place of its own, where the same app is used for something else meanwhile */
    static OwnedApp of(AppRecipe recipe, String place) throws IOException {
        Path directory = Workshop.copy(recipe, TARGET.resolve(place).resolve(recipe.name()));
        for (Change change : recipe.changes()) {
            change.applyTo(directory);
        }
        return new OwnedApp(recipe, directory);
    }

    /** A preview that serves. */
    record Served(SlipwayCommand command, URI page) implements AutoCloseable {
        @Override
        public void close() {
            command.close();
        }
    }

    /** Types a verb that ends, and must end well. */
    String type(String verb) {
        try (var command = SlipwayCommand.startIn(directory, words(verb))) {
            int code = command.awaitExit();
            assertThat(code).as("slipway " + verb + "\n" + command.seen()).isZero();
            return command.seen();
        }
    }

    /** Does what init asks for: looks at each marked line, all of which must be right, deletes the mark, and adds what is the app's own. */
    void fillIn() throws IOException {
        Path descriptor = home().resolve("slipway.yaml");
        Files.writeString(descriptor, Files.readString(descriptor).replaceAll(" *# fill in.*", ""));
        for (Change change : recipe.described()) {
            change.applyTo(home());
        }
    }

    /** Types a preview, and waits until it serves. */
    Served preview(int port, String environment, Surroundings others, String... more) {
        List<String> words = new ArrayList<>(List.of(words("preview")));
        words.addAll(List.of("--environment", environment, "--port", Integer.toString(port)));
        words.addAll(others.words());
        words.addAll(List.of(more));
        var command = SlipwayCommand.startIn(directory, words.toArray(String[]::new));
        try {
            return new Served(command, URI.create(command.awaitOutput(PAGE).group()));
        } catch (AssertionError e) {
            command.close();
            throw e;
        }
    }

    /** Runs the line of the Dockerfile that indexes the bundle, where the build has left it. */
    String index() throws IOException {
        Matcher line = INDEX.matcher(Files.readString(home().resolve("Dockerfile")));
        assertThat(line.find()).as("a line that indexes in the Dockerfile").isTrue();
        String program = "export PATH=\"%s:$PATH\"\n".formatted(program());
        return Finished.in(directory, List.of("bash", "-euc", program + line.group(1)))
                .expectSuccess();
    }

    /** Builds the image that the Dockerfile describes, and names it in the descriptor as a pipeline does in the release. */
    void buildImage() throws IOException {
        Path descriptor = home().resolve("slipway.yaml");
        String text = Files.readString(descriptor);
        Matcher repository = REPOSITORY.matcher(text);
        assertThat(repository.find()).as("a repository in " + descriptor).isTrue();
        String image = Finished.of(
                        "src-test/end-to-end/containers/images",
                        "app",
                        directory.toString(),
                        Path.of(recipe.layout().home(), "Dockerfile").toString(),
                        repository.group(1))
                .expectSuccess()
                .strip();
        String tag = "\n  tag: \"" + image.substring(image.lastIndexOf(':') + 1) + "\"";
        Files.writeString(descriptor, new StringBuilder(text).insert(repository.end(), tag));
    }

    /** The pod that a release starts, and serves. */
    Pod pod(String environment, Surroundings others) {
        List<String> command = new ArrayList<>();
        command.add(Repository.ROOT.resolve("slipway").toString());
        command.addAll(List.of(words("render")));
        command.addAll(List.of("--environment", environment));
        command.addAll(others.words());
        return Pod.serving(Finished.in(directory, command).expectSuccess(), recipe.name());
    }

    /** Builds it, and returns the directory of the bundle. */
    Path build() {
        Finished.in(directory, List.of("npm", "run", "build")).expectSuccess();
        return directory.resolve(recipe.layout().bundle());
    }

    /** Puts a file of somebody else's into the app. */
    void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    void change(Change change) throws IOException {
        change.applyTo(directory);
    }

    private Path home() {
        return directory.resolve(recipe.layout().home());
    }

    private String[] words(String verb) {
        List<String> words = new ArrayList<>(List.of(verb.split(" ")));
        if (!recipe.layout().home().isEmpty() && !words.get(0).equals("init")) {
            words.add(recipe.layout().home());
        }
        return words.toArray(String[]::new);
    }

    /** The directory that has slipway-init, as the image's PATH does. */
    private static synchronized Path program() throws IOException {
        Path bin = Files.createDirectories(TARGET.resolve("bin"));
        Path program = bin.resolve("slipway-init");
        if (!Files.isExecutable(program)) {
            Files.writeString(program, "#!/bin/sh\nexec java -jar '" + INIT + "' \"$@\"\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        return bin;
    }
}
