package com.cloudbees.plugins.credentials.common;

/** Read from credentials 1502.v5c95e620ddfe. */
public class StandardListBoxModel extends AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> {
    private static final long serialVersionUID = 1L;
}
