package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.ReadBundle;
import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Publishes a bundle: stage, verify, swap. */
public final class PublishBundle {
    private final Settings settings;

    public PublishBundle(Settings settings) {
        this.settings = settings;
    }

    public PublishResult publish(Path bundle) {
        if (!Files.isRegularFile(bundle.resolve("index.html"))) {
            throw InitFailure.failed(Problem.of("the bundle " + bundle + " has no index.html")
                    .fix("set " + Setting.BUNDLE.env() + " to the directory that the app's build wrote"));
        }
        TokenValues values = new TokenValues(settings);
        BundleIndex index = new ReadBundle(bundle, settings.syntax()).read();
        if (settings.build()) {
            index = new TokensLeft(bundle, values).refuse(index);
        }
        Site site = Site.stage(settings.path(Setting.SITE));
        try {
            FillSite filled = new FillSite(bundle, index, values, settings.basePath(), site.staging());
            filled.fill();
            ScriptHashMap.write(site.staging(), settings.basePath(), index);
            site.publish();
            return filled.result();
        } catch (IOException e) {
            site.discard();
            throw site.unwritable(e);
        } catch (RuntimeException e) {
            site.discard();
            throw e;
        }
    }
}
