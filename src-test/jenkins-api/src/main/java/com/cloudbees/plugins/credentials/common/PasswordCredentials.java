package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.util.Secret;

/** Read from credentials 1502.v5c95e620ddfe. */
public interface PasswordCredentials extends Credentials {
    Secret getPassword();
}
