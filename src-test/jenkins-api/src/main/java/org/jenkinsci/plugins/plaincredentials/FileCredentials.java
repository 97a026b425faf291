package org.jenkinsci.plugins.plaincredentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import java.io.IOException;
import java.io.InputStream;

/** Read from plain-credentials 199.v9f8e1f741799. */
public interface FileCredentials extends StandardCredentials {
    InputStream getContent() throws IOException;
}
