package com.cloudbees.plugins.credentials.domains;

import java.io.Serializable;

/** Read from credentials 1502.v5c95e620ddfe. */
public class DomainRequirement implements Serializable {
    private static final long serialVersionUID = 1L;
}
