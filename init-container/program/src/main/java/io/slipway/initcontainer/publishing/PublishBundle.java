package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.BundlePages;
import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.IndexFile;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.ReadBundle;
import io.slipway.initcontainer.index.ValuesNote;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.problems.ProblemText;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import io.slipway.initcontainer.texts.NativeEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Publishes a bundle: stage, verify, swap. */
public final class PublishBundle {
    private final Settings settings;

    public PublishBundle(Settings settings) {
        this.settings = settings;
    }

    public PublishResult publish(Path bundle) {
        Optional<Problem> problem = BundlePages.problem(bundle);
        if (problem.isPresent()) {
            throw InitException.failed(
                    problem.get().fix("set " + Setting.BUNDLE.env() + " to the directory that the app's build wrote"));
        }
        TokenValues values = new TokenValues(settings);
        BundleIndex index = index(bundle);
        refuseOtherHoisting(bundle);
        if (settings.isBuildMode()) {
            new LeftoverTokens(bundle, values).refuse(index);
        }
        Site site = Site.stage(settings.path(Setting.SITE));
        try {
            PublishResult result =
                    new FillSite(bundle, index, settings, site.staging()).fill(values, settings.isBuildMode());
            site.publish(result.digest());
            return result;
        } catch (IOException e) {
            site.discard();
            throw site.unwritable(e);
        } catch (RuntimeException | Error e) {
            site.discard();
            throw e;
        }
    }

    private BundleIndex index(Path bundle) {
        IndexFile file = new IndexFile(bundle);
        if (settings.isBuildMode() || !file.exists()) {
            boolean precompress = settings.bool(Setting.GZIP);
            ReadBundle reading = new ReadBundle(bundle, settings.syntax());
            BundleIndex index = reading.read();
            if (!settings.isBuildMode()) { // there, tokens that are left are refused
                tell(reading.warnings(settings.set(Setting.TOKEN_ALLOW)));
            }
            return precompress ? index.withMissingGzip() : index;
        }
        BundleIndex index = file.read();
        NativeEncoding.ofProcess()
                .refuseUnreadable(index.files().stream().map(IndexedFile::path).toList());
        String style = settings.syntax().style();
        if (!index.style().equals(style)) {
            throw InitException.wrongInput(
                    Problem.of("the bundle was indexed for tokens " + index.style() + ", and not for " + style)
                            .at(file.path().toString())
                            .fix("give slipway-init index the same " + Setting.TOKEN_STYLE.option()));
        }
        return index;
    }

    private void refuseOtherHoisting(Path bundle) {
        try {
            new ValuesNote(bundle).refuseOthers(settings);
        } catch (IOException e) {
            throw InitException.failed(
                    Problem.of("cannot read how the bundle was indexed: " + BundleFiles.reason(e))
                            .at(bundle.toString())
                            .fix("run slipway-init index as the last step that touches the bundle"),
                    e);
        }
    }

    private static void tell(List<Problem> warnings) {
        for (Problem warning : warnings) {
            System.out.println(warning.text(ProblemText.WARNING));
        }
    }
}
