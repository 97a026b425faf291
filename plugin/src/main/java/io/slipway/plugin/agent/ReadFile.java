package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.agents.ControllerToAgentFileCallable;

/** Reads a small file of the workspace to keep it with the build; what is not there, or larger, reads as nothing. */
public record ReadFile(String path) implements ControllerToAgentFileCallable<byte[]> {

    private static final long MOST = 4L * 1024 * 1024;

    @Override
    public byte[] invoke(File workspace, VirtualChannel channel) throws IOException {
        Path file = WithinWorkspace.resolve(workspace.toPath(), path);
        return Files.isRegularFile(file) && Files.size(file) <= MOST ? Files.readAllBytes(file) : new byte[0];
    }
}
