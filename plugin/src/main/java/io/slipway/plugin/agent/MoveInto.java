package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jenkins.agents.ControllerToAgentFileCallable;

/** Renames a file of an agent, so that a reader finds all of it or nothing. */
record MoveInto(String target) implements ControllerToAgentFileCallable<Boolean> {

    @Override
    public Boolean invoke(File file, VirtualChannel channel) throws IOException {
        try {
            Files.move(file.toPath(), Path.of(target), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Windows does not replace a jar that another process runs; the one that is there is as good.
            Files.deleteIfExists(file.toPath());
            if (!Files.isRegularFile(Path.of(target))) {
                throw e;
            }
        }
        return true;
    }
}
