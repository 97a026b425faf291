package org.springframework.security.core;

import java.io.Serializable;
import java.security.Principal;

/** Read from Spring Security 6.5.7 (of Jenkins 2.541.3). */
public interface Authentication extends Principal, Serializable {}
