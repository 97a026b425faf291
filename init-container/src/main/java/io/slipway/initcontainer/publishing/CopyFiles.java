package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.problems.InitFailure;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Copies the files that stay as they are, on all processors at once, while other files are being patched. */
final class CopyFiles {
    /** With more, threads wait for each other at the directory's lock. */
    private static final int MOST_THREADS = 4;

    private final File from;
    private final File to;
    private final List<IndexedFile> files;
    private final List<Thread> threads = new ArrayList<>();
    private int next;
    private long bytes;
    private Throwable failure;

    CopyFiles(File from, File to, List<IndexedFile> files) {
        this.from = from;
        this.to = to;
        this.files = files;
    }

    /** Begins on all processors but one, which is the caller's until it asks for the end. */
    void start() {
        int others = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()) - 1;
        for (int i = 0; i < others && i < files.size(); i++) {
            Thread thread = new Thread("copy") {
                @Override
                public void run() {
                    copyAll();
                }
            };
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Helps until all is copied, or throws what went wrong first. */
    long finish() throws IOException {
        copyAll();
        stop();
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        }
        return bytes;
    }

    /** Ends early; nothing is written any more when this returns. */
    void stop() {
        synchronized (this) {
            next = files.size();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized IndexedFile next() {
        return next < files.size() ? files.get(next++) : null;
    }

    private synchronized void copied(long size) {
        bytes += size;
    }

    private synchronized void failed(Throwable e) {
        next = files.size();
        failure = failure == null ? e : failure;
    }

    private void copyAll() {
        try {
            for (IndexedFile file = next(); file != null; file = next()) {
                copied(copy(file));
            }
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
        }
    }

    private long copy(IndexedFile file) throws IOException {
        File source = new File(from, file.path());
        try (FileInputStream in = open(source)) {
            long size = CopyFile.copy(in, new File(to, file.path()), file.crc());
            if (size != file.size()) {
                throw OldIndex.of(from, file.path());
            }
            return size;
        }
    }

    private static FileInputStream open(File file) {
        try {
            return new FileInputStream(file);
        } catch (IOException e) {
            throw InitFailure.failed(BundleFiles.unreadable(file.toPath(), e), e);
        }
    }
}
