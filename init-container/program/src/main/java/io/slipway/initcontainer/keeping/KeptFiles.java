package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.bundle.ContentTime;
import io.slipway.initcontainer.hashes.Sha256;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The files of earlier releases that a site got so far. Each is written beside the site's own, verified, and renamed to its
 * place; none ever replaces another. Once closed, nothing is added any more, whatever still arrives.
 */
final class KeptFiles {
    /** The volume takes no more: unlike a peer that fails, another peer would not help. */
    static final class VolumeException extends IOException {
        private static final long serialVersionUID = 1L;

        VolumeException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static final int PIECE = 1 << 16;

    private final Path root;
    private final File arriving;
    private final long most;
    private final SortedMap<String, ContentFile> files = new TreeMap<>();
    private long bytes;
    private boolean closed;

    /**
     * @param root of the site's files
     * @param arriving path of a file, in the same file system, that one at a time is written to
     * @param most bytes of all files together
     */
    KeptFiles(Path root, Path arriving, long most) {
        this.root = root;
        this.arriving = arriving.toFile();
        this.most = most;
    }

    /** Those of the chosen files that are still missing and fit, and notes which of the others are younger than was known. */
    synchronized List<ContentFile> missing(List<ContentFile> chosen) {
        List<ContentFile> missing = new ArrayList<>();
        long sum = bytes;
        for (ContentFile file : chosen) {
            ContentFile known = files.get(file.path());
            if (known != null && known.sha256().equals(file.sha256()) && known.until() < file.until()) {
                files.put(file.path(), file);
            } else if (known == null && sum + file.size() <= most) {
                missing.add(file);
                sum += file.size();
            }
        }
        return missing;
    }

    /** Takes a file if it is what the list promised. */
    void take(ContentFile file, InputStream body) throws IOException {
        Optional<String> original = ContentFile.original(file.path());
        if (original.isPresent() && !has(original.get())) {
            return;
        }
        Sha256 sha256 = new Sha256();
        CRC32 crc = new CRC32();
        try (OutputStream out = sha256.through(open())) {
            byte[] piece = new byte[PIECE];
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                crc.update(piece, 0, read);
                write(out, piece, read);
            }
        }
        if (sha256.hex().equals(file.sha256())) {
            place(file, crc.getValue());
        }
    }

    private OutputStream open() throws VolumeException {
        try {
            return new FileOutputStream(arriving);
        } catch (IOException e) {
            throw new VolumeException(e);
        }
    }

    private static void write(OutputStream out, byte[] piece, int length) throws VolumeException {
        try {
            out.write(piece, 0, length);
        } catch (IOException e) {
            throw new VolumeException(e);
        }
    }

    private synchronized boolean has(String path) {
        return files.containsKey(path);
    }

    private synchronized void place(ContentFile file, long crc) throws VolumeException {
        File target = root.resolve(file.path()).toFile();
        File directory = target.getParentFile();
        boolean isThere = directory.isDirectory() || directory.mkdirs();
        if (closed || !isThere || target.exists()) {
            return;
        }
        try {
            ContentTime.stamp(arriving, crc);
            Files.move(arriving.toPath(), target.toPath());
        } catch (IOException e) {
            throw new VolumeException(e);
        }
        files.put(file.path(), file);
        bytes += file.size();
    }

    /** Ends the taking and returns what was taken, by path. */
    synchronized Collection<ContentFile> close() {
        closed = true;
        arriving.delete();
        return List.copyOf(files.values());
    }

    /** Ends the taking and gives the space back. */
    synchronized void drop() {
        closed = true;
        arriving.delete();
        for (String path : files.keySet()) {
            root.resolve(path).toFile().delete();
        }
        files.clear();
    }
}
