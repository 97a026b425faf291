package io.slipway.endtoend;

import io.slipway.driver.FreePort;
import io.slipway.driver.Repository;
import io.slipway.driver.SlipwayCommand;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A running {@code slipway preview} of the example in one environment. */
public record Preview(SlipwayCommand command, int port, URI page) implements AutoCloseable {

    static Preview start(String environment, String... more) {
        return startAt(FreePort.take(), environment, more);
    }

    static Preview startAt(int port, String environment, String... more) {
        return start("examples/office-addin", "/addin/", port, environment, more);
    }

    /** Of any app, on a free port. */
    public static Preview of(Path directory, String basePath, String environment) {
        return start(Repository.ROOT.relativize(directory).toString(), basePath, FreePort.take(), environment);
    }

    private static Preview start(String directory, String basePath, int port, String environment, String... more) {
        var arguments = new ArrayList<>(
                List.of("preview", directory, "--environment", environment, "--port", Integer.toString(port)));
        arguments.addAll(List.of(more));
        var command = SlipwayCommand.start(arguments.toArray(String[]::new));
        var page = "http://127.0.0.1:%d%s".formatted(port, basePath);
        try {
            command.awaitOutput(Pattern.compile(Pattern.quote(page)));
        } catch (AssertionError e) {
            command.close();
            throw e;
        }
        return new Preview(command, port, URI.create(page));
    }

    public URI at(String path) {
        return page.resolve(path);
    }

    @Override
    public void close() {
        command.close();
    }
}
