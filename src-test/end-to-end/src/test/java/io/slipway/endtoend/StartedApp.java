package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.FreePort;
import io.slipway.driver.SlipwayCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An app's directory in which verbs are typed, as the pages tell a person to. */
record StartedApp(Path directory) {
    private static final Pattern PAGE = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/\\S*");

    /** A preview that serves, at an address of its own. */
    record Served(SlipwayCommand command, URI page) implements AutoCloseable {
        @Override
        public void close() {
            command.close();
        }
    }

    /** Types a verb that ends, and must end well. */
    String type(String... arguments) {
        try (var command = SlipwayCommand.startIn(directory, arguments)) {
            assertThat(command.awaitExit()).as(command.seen()).isZero();
            return command.seen();
        }
    }

    /** Does what init asks for: looks at each marked line, all of which are right here, and deletes the mark. */
    void fillIn() throws IOException {
        Path descriptor = directory.resolve("slipway.yaml");
        Files.writeString(descriptor, Files.readString(descriptor).replaceAll(" *# fill in.*", ""));
    }

    /** Types a preview and waits until it serves; the port is a free one, whatever was typed. */
    Served preview(String... arguments) {
        var words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--port", Integer.toString(FreePort.take())));
        var command = SlipwayCommand.startIn(directory, words.toArray(String[]::new));
        try {
            return new Served(command, URI.create(command.awaitOutput(PAGE).group()));
        } catch (AssertionError e) {
            command.close();
            throw e;
        }
    }
}
