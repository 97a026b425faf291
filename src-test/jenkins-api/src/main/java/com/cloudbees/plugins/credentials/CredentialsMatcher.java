package com.cloudbees.plugins.credentials;

import java.io.Serializable;

/** Read from credentials 1502.v5c95e620ddfe. */
public interface CredentialsMatcher extends Serializable {}
