package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.IndexedFile.Action;
import io.slipway.initcontainer.keeping.Keep;
import io.slipway.initcontainer.keeping.Kept;
import io.slipway.initcontainer.policy.SourcesFile;
import io.slipway.initcontainer.renaming.ContentNames;
import io.slipway.initcontainer.settings.BasePath;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a site into its staging directory: files as they are, files with new bytes, and our own notes. */
final class FillSite {
    private final File bundle;
    private final BundleIndex index;
    private final BasePath basePath;
    private final List<String> otherPaths;
    private final TokenSyntax syntax;
    private final Path staging;
    private final File root;
    private final Keep keep;
    private final ReleaseNote note;

    FillSite(Path bundle, BundleIndex index, Settings settings, Path staging) {
        this.bundle = bundle.toFile();
        this.index = index;
        this.basePath = settings.basePath();
        this.otherPaths = settings.list(Setting.OTHER_PATHS);
        this.syntax = settings.syntax();
        this.staging = staging;
        this.keep = new Keep(settings, bundle);
        this.note = new ReleaseNote(settings);
        this.root = basePath.directory().isEmpty()
                ? staging.toFile()
                : staging.resolve(basePath.directory()).toFile();
    }

    /** @param built true if tokens that are there now stand there by right */
    PublishResult fill(TokenValues tokens, boolean built) throws IOException {
        makeDirectories();
        PatchFile.Values values = new PatchFile.Values(tokens, basePath.path(), built);
        References references = new References(basePath.path(), paths(), otherPaths);
        WriteFiles files = new WriteFiles(bundle, root, index, values, references, note.name(tokens));
        files.write();
        List<String> named = new ContentNames(bundle.toPath()).read(paths());
        Kept kept = keep.takeOver(staging, root.toPath(), named, files.paths(), files.changed());
        try {
            writeNotes(files, named, kept, tokens);
        } catch (IOException e) { // a full volume: what was kept goes first
            if (kept.earlier().isEmpty()) {
                throw e;
            }
            Keep.drop(root.toPath(), kept);
            kept = kept.withoutEarlier();
            writeNotes(files, named, kept, tokens);
        }
        return files.result().with(kept);
    }

    /** What nginx and other pods read about the site. */
    private void writeNotes(WriteFiles files, List<String> named, Kept kept, TokenValues tokens) throws IOException {
        Set<String> served = new HashSet<>(files.paths());
        served.addAll(kept.paths());
        List<String> changed = new ArrayList<>(files.changed());
        changed.addAll(kept.earlier(false));
        List<String> constant = new ArrayList<>(named);
        constant.addAll(kept.earlier(true));
        SiteMap map = SiteMap.of(basePath.path(), served);
        RevalidateMap.write(staging, map.another(), changed);
        ImmutableMap.write(staging, map.another(), constant, changed);
        ScriptHashMap.write(staging, map.another(), files.scripts());
        PodDns dns = PodDns.ofThisPod();
        dns.write(staging, PodDns.hasIpv6());
        PolicyMap.write(staging, new SourcesFile(bundle.toPath()).read(syntax), tokens);
        if (kept.isShared()) {
            kept.write(staging);
            ContentMap.write(staging, map.another(), kept.paths());
        }
        note.write(staging, dns, files.result().digest());
    }

    /** The files of the site, as paths below the base path. */
    private Set<String> paths() {
        Set<String> paths = new HashSet<>(index.files().size() * 2);
        for (IndexedFile file : index.files()) {
            if (file.action() != Action.DROP && file.action() != Action.ADD) {
                paths.add(file.path());
            }
        }
        return paths;
    }

    /** Makes the directories, and finds files that the index does not know. */
    private void makeDirectories() throws IOException {
        Map<String, Set<String>> names = new HashMap<>();
        for (IndexedFile file : index.files()) {
            name(names, file.path());
        }
        for (Map.Entry<String, Set<String>> directory : names.entrySet()) {
            File made = new File(root, directory.getKey());
            if (!made.isDirectory() && !made.mkdirs() && !made.isDirectory()) {
                throw new IOException("cannot make the directory " + made);
            }
            String[] found = new File(bundle, directory.getKey()).list();
            for (String name : found == null ? new String[0] : found) {
                if (!directory.getValue().contains(name) && !(directory.getKey() + name).equals(BundleFiles.OWN)) {
                    refuseUnknown(directory.getKey() + name);
                }
            }
        }
    }

    /** A directory without files is in no index. */
    private void refuseUnknown(String path) {
        File file = new File(bundle, path);
        if (!file.isDirectory() || !BundleFiles.list(file.toPath()).isEmpty()) {
            throw StaleIndex.of(bundle, path);
        }
    }

    /** Adds a file or directory to the names of the directory that it is in, as {@code ""} or with a slash at its end. */
    private static void name(Map<String, Set<String>> names, String path) {
        int slash = path.lastIndexOf('/', path.length() - 2);
        String directory = path.substring(0, slash + 1);
        Set<String> siblings = names.get(directory);
        if (siblings == null) {
            siblings = new HashSet<>();
            names.put(directory, siblings);
            if (slash > 0) {
                name(names, directory);
            }
        }
        siblings.add(path.endsWith("/") ? path.substring(slash + 1, path.length() - 1) : path.substring(slash + 1));
    }
}
