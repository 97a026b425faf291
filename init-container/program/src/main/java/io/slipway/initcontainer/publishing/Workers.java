package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.index.IndexedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Does the same to many files, on all processors at once. */
final class Workers {
    /** What is done to one file; it is called by several threads. */
    interface Work {
        void on(IndexedFile file) throws IOException;
    }

    /** With more, threads wait for each other at the directory's lock. */
    private static final int MOST_THREADS = 4;

    private final List<IndexedFile> files;
    private final Work work;
    private int next;
    private Throwable failure;

    private Workers(List<IndexedFile> files, Work work) {
        this.files = files;
        this.work = work;
    }

    /** Returns when all is done; throws what went wrong first, when no thread writes any more. */
    static void run(List<IndexedFile> files, Work work) throws IOException {
        Workers workers = new Workers(files, work);
        int others = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()) - 1;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < others && i < files.size(); i++) {
            threads.add(workers.start());
        }
        workers.takeAll();
        for (Thread thread : threads) {
            join(thread);
        }
        workers.rethrow();
    }

    private Thread start() {
        Thread thread = new Thread("worker") {
            @Override
            public void run() {
                takeAll();
            }
        };
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void takeAll() {
        try {
            for (IndexedFile file = next(); file != null; file = next()) {
                work.on(file);
            }
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
        }
    }

    private synchronized IndexedFile next() {
        return next < files.size() ? files.get(next++) : null;
    }

    private synchronized void failed(Throwable e) {
        next = files.size();
        failure = failure == null ? e : failure;
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void rethrow() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        }
    }
}
