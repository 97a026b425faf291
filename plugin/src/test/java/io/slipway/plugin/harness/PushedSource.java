package io.slipway.plugin.harness;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCMRevisionState;
import java.io.File;
import java.io.IOException;
import org.jvnet.hudson.test.FakeChangeLogSCM;

/** A source with a Jenkinsfile, to which people push. */
public final class PushedSource extends FakeChangeLogSCM {

    private static final long serialVersionUID = 1L;

    private final String script;

    PushedSource(String script) {
        this.script = script;
    }

    @Override
    public void checkout(
            Run<?, ?> build,
            Launcher launcher,
            FilePath remoteDir,
            TaskListener listener,
            File changeLogFile,
            SCMRevisionState baseline)
            throws IOException, InterruptedException {
        super.checkout(build, launcher, remoteDir, listener, changeLogFile, baseline);
        remoteDir.child("Jenkinsfile").write(script, "UTF-8");
    }
}
