package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.agents.ControllerToAgentFileCallable;

/** Reads what a process wrote since the last time, in whole lines while it runs, so that masking sees whole secrets. */
record ReadProcess(EngineProcess process, long offset) implements ControllerToAgentFileCallable<EngineState> {

    @Override
    public EngineState invoke(File workspace, VirtualChannel channel) throws IOException {
        EngineFiles files = EngineFiles.of(process);
        // Asked before reading: what an ended process wrote is all there.
        boolean alive = ProcessOnAgent.find(process).isPresent();
        byte[] read = read(files.log());
        int length = alive || read.length == EngineState.MOST_TEXT ? wholeLines(read) : read.length;
        String text = new String(read, 0, length, StandardCharsets.UTF_8);
        boolean ended = !alive && read.length < EngineState.MOST_TEXT;
        if (ended) {
            files.secrets().delete();
        }
        return new EngineState(text, offset + length, !ended, ended ? report(files.report()) : "");
    }

    private byte[] read(Path log) throws IOException {
        if (!Files.exists(log)) {
            return new byte[0];
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.max(0, Math.min(EngineState.MOST_TEXT, file.length() - offset))];
            file.seek(offset);
            file.readFully(bytes);
            return bytes;
        }
    }

    /** A line longer than the limit is passed on in parts. */
    private static int wholeLines(byte[] bytes) {
        for (int end = bytes.length; end > 0; end--) {
            if (bytes[end - 1] == '\n') {
                return end;
            }
        }
        return bytes.length == EngineState.MOST_TEXT ? bytes.length : 0;
    }

    private static String report(Path report) throws IOException {
        if (!Files.isRegularFile(report)) {
            return "";
        }
        if (Files.size(report) > EngineState.MOST_REPORT) {
            throw new IOException("the report of slipway is larger than " + EngineState.MOST_REPORT + " bytes");
        }
        return Files.readString(report);
    }
}
