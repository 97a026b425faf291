package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

/** Read from Jenkins 2.541.3. */
public interface RunAction2 extends Action {
    void onAttached(Run<?, ?> r);

    void onLoad(Run<?, ?> r);
}
