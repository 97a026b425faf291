package io.slipway.goprograms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directory of one {@code go.mod}: that file, its {@code go.sum}, and the programs built from them.
 *
 * @param pins where the two lie beside this class, as {@link GoProgram#pins} says it
 */
record GoWorkshop(Path directory, String pins) {
    private static final List<String> MODULE_FILES = List.of("go.mod", "go.sum");

    /** Other versions or flags are another directory, so that two checkouts do not build over each other. */
    static GoWorkshop in(Path cache, String pins) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : MODULE_FILES) {
                digest.update(pinned(pins + file));
            }
            digest.update(linkerFlags(pins).getBytes(StandardCharsets.UTF_8));
            String version = HexFormat.of().formatHex(digest.digest(), 0, 6);
            return new GoWorkshop(cache.resolve("go-programs").resolve(version), pins);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("cannot read the pinned versions", e);
        }
    }

    private static byte[] pinned(String file) throws IOException {
        try (InputStream in = GoWorkshop.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("no " + file + " beside " + GoWorkshop.class.getName());
            }
            return in.readAllBytes();
        }
    }

    Path program(GoProgram program) {
        return directory.resolve(program.file());
    }

    /** Under a lock, because modules' tests may run side by side. */
    void build(GoProgram program) {
        try {
            Files.createDirectories(program(program).getParent());
            try (FileChannel channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isExecutable(program(program))) {
                    buildAlone(program);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot build " + program.mainPackage() + " in " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while building " + program.mainPackage(), e);
        }
    }

    private void buildAlone(GoProgram program) throws IOException, InterruptedException {
        for (String file : MODULE_FILES) {
            Files.write(directory.resolve(file), pinned(pins + file));
        }
        Path staged = directory.resolve(program.file() + ".new");
        Path log = directory.resolve(program.file() + ".log");
        System.err.printf("building %s into %s: once, in some minutes%n", program.mainPackage(), directory);
        if (start(program, staged, log).waitFor() != 0) {
            throw new IllegalStateException("%s does not build:%n%s  fix: put Go 1.26 or newer on PATH"
                    .formatted(program.mainPackage(), Files.readString(log)));
        }
        Files.move(staged, program(program), StandardCopyOption.ATOMIC_MOVE);
    }

    private Process start(GoProgram program, Path staged, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("nice", "-n", "19", "go", "build", "-p", "2", "-trimpath")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.command()
                .addAll(List.of(
                        "-buildvcs=false",
                        "-ldflags=" + linkerFlags(pins),
                        "-o",
                        staged.toString(),
                        program.mainPackage()));
        builder.environment().putAll(Map.of("CGO_ENABLED", "0", "GOFLAGS", "-mod=readonly", "GOWORK", "off"));
        return builder.start();
    }

    /**
     * Without symbols and debug information, two fifths of the size and of no use here. Kubernetes has its version from here
     * alone: without it an API server says v0.0.0, and no chart fits it.
     */
    private static String linkerFlags(String pins) throws IOException {
        Matcher kubernetes = Pattern.compile("k8s\\.io/kubernetes v(\\d+)\\.(\\d+)\\.\\d+")
                .matcher(new String(pinned(pins + "go.mod"), StandardCharsets.UTF_8));
        if (!kubernetes.find()) {
            return "-s -w";
        }
        String variables = " -X k8s.io/component-base/version.git";
        return "-s -w" + variables + "Version=" + kubernetes.group().split(" ")[1] + variables + "Major="
                + kubernetes.group(1) + variables + "Minor=" + kubernetes.group(2);
    }
}
