package com.cloudbees.plugins.credentials.common;

/** Read from credentials 1502.v5c95e620ddfe. */
public interface StandardUsernamePasswordCredentials extends StandardUsernameCredentials, UsernamePasswordCredentials {}
