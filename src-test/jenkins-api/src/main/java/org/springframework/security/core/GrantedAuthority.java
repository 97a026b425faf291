package org.springframework.security.core;

import java.io.Serializable;

/** Read from Spring Security 6.5.7 (of Jenkins 2.541.3). */
public interface GrantedAuthority extends Serializable {
    String getAuthority();
}
