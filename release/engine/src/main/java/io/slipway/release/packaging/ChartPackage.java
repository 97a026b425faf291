package io.slipway.release.packaging;

import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Packages a chart as {@code helm package} does, but so that the same input gives the same bytes: entries in the order of
 * their names, with one time, one mode and no owner. Helm writes the time of day into each.
 */
public final class ChartPackage {

    /** The oldest time that every unpacker takes without a warning. */
    private static final Instant TIME = Instant.parse("1980-01-01T00:00:00Z");

    private ChartPackage() {}

    /** Writes the archive and its digest, or, when anything is wrong, nothing. */
    public static ChartArchive write(PackageRequest request) {
        ChartMetadata metadata = ChartMetadata.read(request.chart());
        try {
            SortedMap<String, Path> files = ChartFiles.of(request.chart());
            metadata.check(UnaryOperator.identity());
            ReleaseSize.check(request.chart(), files);
            byte[] archive = archive(metadata, files);
            return publish(metadata, archive, request.destination());
        } catch (IOException | UncheckedIOException e) {
            throw new SlipwayException(
                    ExitCode.USAGE,
                    List.of(Problem.of("cannot package the chart: " + e.getMessage())
                            .at(request.chart().toString())),
                    e);
        }
    }

    private static byte[] archive(ChartMetadata metadata, SortedMap<String, Path> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        parameters.setOperatingSystem(255);
        try (GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(bytes, parameters);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (Map.Entry<String, Path> file : files.entrySet()) {
                byte[] content = file.getKey().equals("Chart.yaml")
                        ? metadata.text().getBytes(StandardCharsets.UTF_8)
                        : Files.readAllBytes(file.getValue());
                add(tar, metadata.name() + "/" + file.getKey(), content);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(0100644);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(TIME.toEpochMilli());
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static ChartArchive publish(ChartMetadata metadata, byte[] archive, Path destination) throws IOException {
        Files.createDirectories(destination);
        Path file = destination.resolve(metadata.name() + "-" + metadata.version() + ".tgz");
        Path digestFile = destination.resolve(file.getFileName() + ".sha256");
        String digest = Sha256.of(archive);
        Path staged = Files.createTempFile(destination, ".chart", ".staged");
        Path stagedDigest = Files.createTempFile(destination, ".chart", ".staged");
        try {
            Files.write(staged, archive);
            Files.writeString(stagedDigest, digest + "  " + file.getFileName() + "\n");
            readableByAll(staged);
            readableByAll(stagedDigest);
            // An archive without a digest is seen; one with the digest of its predecessor would look damaged.
            Files.deleteIfExists(digestFile);
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.move(stagedDigest, digestFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(staged);
            Files.deleteIfExists(stagedDigest);
        }
        return new ChartArchive(file, metadata.name(), metadata.version(), digest);
    }

    /** Temporary files are made for their owner alone, which is not what an archive is for. */
    private static void readableByAll(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
