package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;

/** Read from credentials 1502.v5c95e620ddfe. */
public interface UsernameCredentials extends Credentials {
    String getUsername();
}
