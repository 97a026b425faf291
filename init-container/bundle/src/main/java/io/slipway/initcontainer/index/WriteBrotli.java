package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.index.IndexedFile.Action;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes {@code .br} files beside those files of a bundle that are the same in every environment, while its image is built.
 * Java has no encoder; Node, which built the app, has one.
 */
public final class WriteBrotli {
    private static final String SUFFIX = ".br";
    private static final String PROGRAM = "const fs=require('fs'),z=require('zlib'),c=z.constants;"
            + "for(const path of fs.readFileSync(0,'utf8').split('\\n').filter(Boolean)){"
            + "const bytes=fs.readFileSync(path);"
            + "const small=z.brotliCompressSync(bytes,{params:{[c.BROTLI_PARAM_QUALITY]:c.BROTLI_MAX_QUALITY,"
            + "[c.BROTLI_PARAM_SIZE_HINT]:bytes.length}});"
            + "if(small.length<bytes.length)fs.writeFileSync(path+'.br',small)}";

    private final Path bundle;
    private final BundleIndex index;

    public WriteBrotli(Path bundle, BundleIndex index) {
        this.bundle = bundle;
        this.index = index;
    }

    /** The index of the bundle with these files. */
    public BundleIndex write() {
        Set<String> paths = new HashSet<>();
        index.files().forEach(file -> paths.add(file.path()));
        List<String> missing = new ArrayList<>();
        for (IndexedFile file : index.files()) {
            if (file.action() == Action.COPY && MissingGzip.isWorthIt(file) && !paths.contains(file.path() + SUFFIX)) {
                missing.add(file.path());
            }
        }
        List<IndexedFile> all = new ArrayList<>(index.files());
        try {
            encode(missing);
            for (String path : missing) {
                Path encoded = bundle.resolve(path + SUFFIX);
                if (Files.exists(encoded)) {
                    byte[] bytes = Files.readAllBytes(encoded);
                    all.add(new IndexedFile(
                            path + SUFFIX, bytes.length, ReadBundle.crc(bytes), Action.COPY, List.of()));
                }
            }
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(bundle, e), e);
        }
        all.sort(Comparator.comparing(IndexedFile::path));
        return new BundleIndex(index.style(), all);
    }

    private void encode(List<String> paths) throws IOException {
        if (paths.isEmpty()) {
            return;
        }
        Process node;
        try {
            node = new ProcessBuilder("node", "-e", PROGRAM)
                    .directory(bundle.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw InitException.missing(
                    Problem.of("node cannot be started, and Brotli needs it: " + BundleFiles.reason(e))
                            .fix("index where the app is built, or leave --brotli out: nginx sends the .gz then"),
                    e);
        }
        try (var names = node.getOutputStream()) {
            names.write(String.join("\n", paths).getBytes(StandardCharsets.UTF_8));
        }
        if (exit(node) != 0) {
            throw InitException.failed(Problem.of("node wrote no .br files: it exited with code " + node.exitValue())
                    .at(bundle.toString())
                    .fix("run slipway-init index as a user that may write the bundle"));
        }
    }

    private static int exit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while node was running", e);
        }
    }
}
