package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.ListenableFuture;
import java.io.IOException;
import java.io.Serializable;

/** Read from workflow-step-api 710.v3e456cc85233. */
public abstract class StepContext implements Serializable {
    private static final long serialVersionUID = 1L;

    public abstract <T> T get(Class<T> key) throws IOException, InterruptedException;

    public abstract void onFailure(Throwable t);

    public abstract void onSuccess(Object result);

    public abstract ListenableFuture<Void> saveState();
}
